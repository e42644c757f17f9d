import { resolve } from 'node:path';
import { z } from 'zod';
import type { ClusterEngine } from '../../platform/embedded-postgres/cluster.ts';
import { port, postgresUrl, readEnv, type Environment } from '../../platform/env.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { DEFAULT_PEOPLE } from '../seed-province/command-line.ts';
import { PROVINCE } from '../seed-province/world/plan-blocks.ts';
import { FEWEST_PEOPLE } from '../seed-province/world/world.ts';
import { cursorKey, variablePrefix } from '../../subgraphs/shared/config.ts';

/** What a command that brings up the databases must know. */
export interface DatabasesConfig {
  /** Absolute; holds the embedded PostgreSQL and the logs. */
  readonly dataFolder: string;
  /** What the embedded databases run on; undefined: the best there is for this system. */
  readonly engine: ClusterEngine | undefined;
  /** Addresses given by the environment, by sector; the sectors missing here live in the embedded PostgreSQL. */
  readonly databaseUrls: ReadonlyMap<string, string>;
}

export interface StartConfig extends DatabasesConfig {
  readonly gatewayPort: number;
  /** By sector. */
  readonly subgraphPorts: ReadonlyMap<string, number>;
  /** Given by the environment, by sector; the sectors missing here have one in the data folder. */
  readonly cursorKeys: ReadonlyMap<string, string>;
  /** People of the province that an empty start makes; 0 leaves the registers empty. */
  readonly seedPeople: number;
  /** npm started us and is to take us with it when it dies. */
  readonly underNpm: boolean;
  /** The environment that children inherit: ours without any sector's database address and key. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** @throws ConfigurationError with every problem. */
export function readDatabasesConfig(environment: Environment = process.env): DatabasesConfig {
  const values = readEnv(environment, DATABASES) as Values;
  return {
    dataFolder: resolve(values['DATA_FOLDER'] as string),
    engine: values['DATABASE_ENGINE'] as ClusterEngine | undefined,
    databaseUrls: perSector<string>((name) => values[databaseVariable(name)]),
  };
}

/** @throws ConfigurationError with every problem. */
export function readStartConfig(environment: Environment = process.env): StartConfig {
  const values = readEnv(environment, { ...DATABASES, ...START }) as Values;
  return {
    ...readDatabasesConfig(environment),
    gatewayPort: values['PORT'] as number,
    subgraphPorts: perSector<number>((name) => values[portVariable(name)]),
    cursorKeys: perSector<string>((name) => values[cursorKeyVariable(name)]),
    seedPeople: values['SEED_PEOPLE'] as number,
    underNpm: environment['npm_lifecycle_event'] === 'start',
    inherited: withoutSecrets(environment),
  };
}

/** `civil-registry` → `CIVIL_REGISTRY_DATABASE_URL` */
export function databaseVariable(sector: string): string {
  return `${variablePrefix(sector)}_DATABASE_URL`;
}

/** `civil-registry` → `CIVIL_REGISTRY_CURSOR_KEY` */
export function cursorKeyVariable(sector: string): string {
  return `${variablePrefix(sector)}_CURSOR_KEY`;
}

/** `civil-registry` → `CIVIL_REGISTRY_PORT` */
export function portVariable(sector: string): string {
  return `${variablePrefix(sector)}_PORT`;
}

type Values = Readonly<Record<string, unknown>>;

const DATABASES = {
  DATA_FOLDER: z.string().default('.data'),
  DATABASE_ENGINE: z.enum(['postgresql', 'pglite']).optional(),
  ...Object.fromEntries(SUBGRAPHS.map(({ name }) => [databaseVariable(name), postgresUrl.optional()])),
};

const SEED_PEOPLE_EXPECTED = `expected a whole number from ${FEWEST_PEOPLE} to ${PROVINCE.people}, or 0 for none`;

const START = {
  PORT: port(4000),
  SEED_PEOPLE: z.coerce
    .number({ error: SEED_PEOPLE_EXPECTED })
    .refine(isSeedSize, { error: SEED_PEOPLE_EXPECTED })
    .default(DEFAULT_PEOPLE),
  ...Object.fromEntries(SUBGRAPHS.map((sector) => [portVariable(sector.name), port(sector.port)])),
  ...Object.fromEntries(SUBGRAPHS.map(({ name }) => [cursorKeyVariable(name), cursorKey.optional()])),
};

function isSeedSize(people: number): boolean {
  return people === 0 || (Number.isInteger(people) && people >= FEWEST_PEOPLE && people <= PROVINCE.people);
}

function perSector<Value>(read: (name: string) => unknown): ReadonlyMap<string, Value> {
  const found = SUBGRAPHS.map(({ name }) => [name, read(name) as Value | undefined] as const);
  return new Map(found.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined));
}

function withoutSecrets(environment: Environment): Readonly<Record<string, string>> {
  const hidden = new Set(SUBGRAPHS.flatMap(({ name }) => [databaseVariable(name), cursorKeyVariable(name)]));
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !hidden.has(entry[0]),
    ),
  );
}
