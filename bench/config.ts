import { SUBGRAPHS } from '../subgraphs/registry.ts';
import { databaseVariable } from '../scripts/start/config.ts';

/** Settings that would change what is measured; a benchmark sets them itself or not at all. */
const NOT_INHERITED = new Set([
  ...SUBGRAPHS.map(({ name }) => databaseVariable(name)),
  'AUTH',
  'DATA_FOLDER',
  'LOG_LEVEL',
  'NODE_ENV',
  'NODE_OPTIONS',
  'PORT',
  'SUPERGRAPH',
  'WORKERS',
]);

/** Our environment, less what would make two runs of a benchmark differ. */
export function inheritedEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  const entries = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !NOT_INHERITED.has(entry[0]),
  );
  return Object.fromEntries(entries);
}
