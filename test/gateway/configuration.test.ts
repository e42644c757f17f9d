import { describe, expect, test } from 'vitest';
import { readGatewayConfig } from '../../gateway/config.ts';
import { subgraphAddresses } from '../../gateway/subgraph-addresses.ts';
import { ConfigurationError } from '../../platform/env.ts';
import { projectFile } from '../../platform/project-file.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { withFederation } from '../support/fake-subgraph.ts';

const SUPERGRAPH = projectFile('package.json');

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('demands answers that name their requests of our own registers, and of others only when told so', () => {
    const isNamed = (environment: Record<string, string>) =>
      readGatewayConfig(environment).subgraphLimits.isNamed;
    const own = projectFile('supergraph.graphql');
    expect([isNamed({}), isNamed({ SUPERGRAPH: own }), isNamed({ SUPERGRAPH })]).toEqual([true, true, false]);
    expect([isNamed({ SUBGRAPH_NONCE: 'off' }), isNamed({ SUPERGRAPH, SUBGRAPH_NONCE: 'on' })]).toEqual([
      false,
      true,
    ]);
  });

  test('has a default for everything but the supergraph, which is the committed one', () => {
    expect(readGatewayConfig({ SUPERGRAPH })).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      auth: 'off',
      logLevel: 'info',
      corsOrigins: [],
      subgraphLimits: { isNamed: false },
      limits: {
        maxBodyBytes: 1_048_576,
        maxDeadlineMs: 10_000,
        maxTokens: 2_000,
        maxDepth: 15,
        maxFields: 1_000,
        maxAliases: 50,
        maxRootFields: 20,
        maxCost: 100_000,
        assumedListSize: 10,
        maxConcurrentRequests: 1_000,
        rate: undefined,
      },
      operations: { manifestFile: undefined, mode: 'refuse', automatic: true },
    });
  });

  test('cannot be changed once read', () => {
    expect(Object.isFrozen(readGatewayConfig({ SUPERGRAPH }))).toBe(true);
  });

  test('is refused with every problem, not only the first', () => {
    const problems = problemsOf(() =>
      readGatewayConfig({
        PORT: 'four thousand',
        HOST: '0.0.0.0',
        SUPERGRAPH: '/nowhere/supergraph.graphql',
        AUTH: 'on',
        LOG_LEVEL: 'chatty',
        CORS_ORIGINS: '*',
        MAX_DEPTH: '0',
        REQUEST_DEADLINE_MS: 'soon',
        IDE_VARIABLES: '{',
        SUBGRAPH_URL_LAND: 'localhost:4004',
      }),
    );
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'HOST',
      'SUPERGRAPH',
      'LOG_LEVEL',
      'IDE_VARIABLES',
      'CORS_ORIGINS',
      'REQUEST_DEADLINE_MS',
      'MAX_DEPTH',
      'AUTH',
      'SUBGRAPH_URL_LAND',
    ]);
  });

  test.each(['0.0.0.0', '::', '192.168.1.10', 'gateway.example'])(
    'refuses to listen on %s and says why',
    (HOST) => {
      expect(problemsOf(() => readGatewayConfig({ SUPERGRAPH, HOST }))).toEqual([
        'HOST: only 127.0.0.1, ::1 or localhost: until callers have rights, nobody outside this machine may ask',
      ]);
    },
  );

  test.each([{ AUTH: 'off' }, {}])(
    'refuses production with %j, since there are no rights yet',
    (environment) => {
      expect(
        problemsOf(() => readGatewayConfig({ SUPERGRAPH, NODE_ENV: 'production', ...environment })),
      ).toEqual(['AUTH: NODE_ENV=production needs rights, and only AUTH=off exists until they are built']);
    },
  );

  test('shows the officer’s query in the IDE, unless the supergraph is a foreign one', () => {
    expect(readGatewayConfig({ SUPERGRAPH }).ide.operationFile).toBeUndefined();
    const operation = projectFile('clients/operations/officer-view.graphql');
    expect(readGatewayConfig({ SUPERGRAPH, IDE_OPERATION: operation }).ide.operationFile).toBe(operation);
  });
});

describe('the addresses of the subgraphs', () => {
  const sdl = composeSupergraph([
    { name: 'catalogue-EU', url: 'http://127.0.0.1:1/graphql', sdl: withFederation('type Query { a: Int }') },
    { name: 'stock', url: 'http://127.0.0.1:2/graphql', sdl: withFederation('type Query { b: Int }') },
  ]);

  test('are those of the supergraph', () => {
    expect(subgraphAddresses(sdl, new Map())).toEqual([
      { name: 'catalogue-EU', url: 'http://127.0.0.1:1/graphql' },
      { name: 'stock', url: 'http://127.0.0.1:2/graphql' },
    ]);
  });

  test('can be overridden by the name in capitals, whatever signs it has', () => {
    const overrides = new Map([['SUBGRAPH_URL_CATALOGUE_EU', 'http://10.0.0.1/q']]);
    expect(subgraphAddresses(sdl, overrides)[0]).toEqual({ name: 'catalogue-EU', url: 'http://10.0.0.1/q' });
  });

  test('are refused when an override names no subgraph', () => {
    expect(
      problemsOf(() => subgraphAddresses(sdl, new Map([['SUBGRAPH_URL_SHOP', 'http://10.0.0.1/']]))),
    ).toEqual([
      'SUBGRAPH_URL_SHOP: names no subgraph of the supergraph; possible are SUBGRAPH_URL_CATALOGUE_EU, SUBGRAPH_URL_STOCK',
    ]);
  });

  test('are refused when the supergraph has none, each by name', () => {
    const without = sdl.replaceAll(/url: "http:[^"]*"/g, 'url: ""');
    expect(problemsOf(() => subgraphAddresses(without, new Map()))).toEqual([
      'SUBGRAPH_URL_CATALOGUE_EU: the subgraph "catalogue-EU" has no address in the supergraph',
      'SUBGRAPH_URL_STOCK: the subgraph "stock" has no address in the supergraph',
    ]);
  });

  test.each([
    ['type Query { a: Int }', 'SUPERGRAPH: not a Federation 2 supergraph: it has no enum join__Graph'],
    ['type Query {', 'SUPERGRAPH: not GraphQL: Syntax Error: Expected Name, found <EOF>.'],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(() => subgraphAddresses(text, new Map()))).toEqual([problem]);
  });
});
