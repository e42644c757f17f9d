import { readFileSync } from 'node:fs';
import { noProgress } from '../../scripts/seed-province/progress.ts';
import { seedProvince } from '../../scripts/seed-province/seed-province.ts';
import type { Environment } from '../../platform/env.ts';
import { createLog } from '../../platform/log.ts';
import { openTracing } from '../../platform/tracing/open-tracing.ts';
import type { TracingConfig } from '../../platform/tracing/tracing-config.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { openDatabase, type Database } from '../../subgraphs/shared/database.ts';
import type { SubgraphDefinition } from '../../subgraphs/shared/define-subgraph.ts';
import { serveSubgraph, type RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { templatedDatabase, type TestDatabase } from './postgres.ts';

/** The province that federation tests look at. */
export const TEST_WORLD = { seed: 1, people: 3000 } as const;

export interface FederationOptions {
  /** Of the gateway. */
  readonly environment?: Environment;
  /** Of the sectors. */
  readonly tracing?: TracingConfig | undefined;
}

/** The whole graph in one process: gateway and four sectors over HTTP, each on a database of its own. */
export interface Federation {
  readonly gateway: TestGateway;
  /** Statements sent since it was emptied, as `sector statement`. */
  readonly statements: string[];
  /** Ends one sector as a crash would: its port answers no more. */
  stopSector(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function startFederation(options: FederationOptions = {}): Promise<Federation> {
  const statements: string[] = [];
  const sectors = await Promise.all(
    SUBGRAPHS.map((definition) => startSector(definition, statements, options.tracing)),
  );
  const addresses = sectors.map(({ name, subgraph }) => [
    `SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`,
    subgraph.url,
  ]);
  const gateway = await startGateway({
    supergraph: readFileSync('supergraph.graphql', 'utf8'),
    environment: { SUBGRAPH_NONCE: 'on', ...options.environment, ...Object.fromEntries(addresses) } as Record<
      string,
      string
    >,
  });
  return {
    gateway,
    statements,
    stopSector: async (name) => sectors.find((sector) => sector.name === name)?.subgraph.close(),
    async close() {
      await gateway.close();
      await Promise.all(sectors.map((sector) => closeSector(sector)));
    },
  };
}

/** An operation as clients send it. */
export function clientOperation(name: 'officer-view' | 'commune-page' | 'province'): string {
  return readFileSync(`clients/operations/${name}.graphql`, 'utf8');
}

interface Sector {
  readonly name: string;
  readonly testDatabase: TestDatabase;
  readonly database: Database;
  readonly subgraph: RunningSubgraph;
  readonly tracing: Tracing | undefined;
}

async function startSector(
  definition: SubgraphDefinition,
  statements: string[],
  tracingConfig: TracingConfig | undefined,
): Promise<Sector> {
  const { name } = definition;
  const testDatabase = await templatedDatabase(
    `${name.replaceAll('-', '_')}_${TEST_WORLD.people}`,
    async (url) => {
      await seedProvince({ ...TEST_WORLD, urls: { [name]: url }, sectors: [name], progress: noProgress });
    },
  );
  const database = await openDatabase(definition, { url: testDatabase.url });
  const tracing = await openTracing(tracingConfig, `subgraph-${name}`);
  const subgraph = await serveSubgraph({
    definition,
    database,
    log: createLog({ name, level: 'silent' }),
    port: 0,
    today: () => '2026-06-30',
    onStatement: (statement) => statements.push(`${name} ${statement}`),
    tracing,
  });
  return { name, testDatabase, database, subgraph, tracing };
}

async function closeSector({ subgraph, database, testDatabase, tracing }: Sector): Promise<void> {
  await subgraph.close().catch(() => {});
  await tracing?.close();
  await database.close();
  await testDatabase.drop();
}
