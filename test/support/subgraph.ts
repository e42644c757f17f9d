import type { Pool } from 'pg';
import { createLog } from '../../platform/log.ts';
import { migrate, openDatabase } from '../../subgraphs/shared/database.ts';
import type { SubgraphDefinition } from '../../subgraphs/shared/define-subgraph.ts';
import type { StatementListener } from '../../subgraphs/shared/statement.ts';
import { serveSubgraph } from '../../subgraphs/shared/serve.ts';
import { inEnglish } from './english.ts';
import { freshDatabase, templatedDatabase, type TestDatabase } from './postgres.ts';

export interface SubgraphUnderTestOptions {
  /** Puts rows in after the migrations. */
  readonly fill?: (pool: Pool) => Promise<void>;
  /** Reuses one filled database for every file that gives the same name. */
  readonly template?: string;
  /** The register's day; default 2026-06-30, the synthetic province's. */
  readonly today?: string;
  /** Told of every statement, beside `statements`. */
  readonly onStatement?: StatementListener;
}

export interface GraphQLAnswer {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly GraphQLErrorAnswer[];
}

export interface GraphQLErrorAnswer {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** One sector on a database of its own, asked over HTTP. */
export interface SubgraphUnderTest {
  readonly url: string;
  readonly pool: Pool;
  /** Names of the statements sent, in order; empty it with `statements.length = 0`. */
  readonly statements: string[];
  execute(query: string, variables?: object): Promise<GraphQLAnswer>;
  /** One `_entities` call; `keys` are representations without `__typename`. */
  entities(typename: string, keys: readonly object[], selection: string): Promise<GraphQLAnswer>;
  close(): Promise<void>;
}

export async function startSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphUnderTestOptions = {},
): Promise<SubgraphUnderTest> {
  const testDatabase = await createDatabase(definition, options);
  const database = await openDatabase(definition, { url: testDatabase.url });
  const statements: string[] = [];
  const subgraph = await serveSubgraph({
    definition,
    database,
    log: createLog({ name: definition.name, level: 'silent' }),
    port: 0,
    today: () => options.today ?? '2026-06-30',
    onStatement: (name, text, values) => {
      statements.push(name);
      options.onStatement?.(name, text, values);
    },
  });
  const execute = (query: string, variables: object = {}) => post(subgraph.url, { query, variables });
  return {
    url: subgraph.url,
    pool: database.pool,
    statements,
    execute,
    entities: (typename, keys, selection) =>
      execute(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typename} ${selection} } }`,
        { representations: keys.map((key) => ({ __typename: typename, ...key })) },
      ),
    async close() {
      await subgraph.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

function createDatabase(
  definition: SubgraphDefinition,
  { fill, template }: SubgraphUnderTestOptions,
): Promise<TestDatabase> {
  const build = async (url: string): Promise<void> => {
    const database = await openDatabase(definition, { url });
    await migrate(database);
    await fill?.(database.pool);
    await database.close();
  };
  if (template) return templatedDatabase(template, build);
  return freshDatabase(definition.name.replaceAll('-', '_')).then(async (database) => {
    await build(database.url);
    return database;
  });
}

async function post(url: string, body: object): Promise<GraphQLAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  return inEnglish((await response.json()) as GraphQLAnswer);
}
