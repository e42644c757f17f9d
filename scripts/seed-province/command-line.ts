import { parseArgs } from 'node:util';
import { PROVINCE } from './world/plan-blocks.ts';
import { FEWEST_PEOPLE, type WorldOptions } from './world/world.ts';

export interface SeedCommand extends WorldOptions {
  readonly action: 'seed' | 'manifest' | 'help';
}

/** The command line is unusable; the message says what is expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const DEFAULT_PEOPLE = 20_000;
export const DEFAULT_SEED = 1;

export const HELP = `Makes the synthetic province and writes it into the four registers.

  npm run seed                         ${DEFAULT_PEOPLE.toLocaleString('en')} people
  npm run seed -- --people 1865270     the whole province: people, and all its certified parcels
  npm run -s seed -- --manifest        what is planted, as JSON; needs no database

  --people N    living residents, ${FEWEST_PEOPLE} to ${PROVINCE.people}; default ${DEFAULT_PEOPLE}
  --seed N      another number, another province of the same size; default ${DEFAULT_SEED}
  --manifest    print what is planted in the province of that size and seed: every defect with its count and
                where it is, and the demo citizens with their stories
  --help        this text

The registers are those of the data folder (DATA_FOLDER, default .data), or those at POPULATION_DATABASE_URL,
CIVIL_REGISTRY_DATABASE_URL, VEHICLES_DATABASE_URL and LAND_DATABASE_URL. A killed run goes on where it stopped
when it is started again. Databases that hold anything else are never written to.
`;

/** @throws UsageError */
export function readCommandLine(args: readonly string[]): SeedCommand {
  const values = parse(args);
  const people = wholeNumber('--people', values.people, DEFAULT_PEOPLE);
  if (people < FEWEST_PEOPLE || people > PROVINCE.people) {
    throw new UsageError(
      `--people ${people} is out of range; expected ${FEWEST_PEOPLE} to ${PROVINCE.people}`,
    );
  }
  const action = values.help ? 'help' : values.manifest ? 'manifest' : 'seed';
  return { action, people, seed: wholeNumber('--seed', values.seed, DEFAULT_SEED) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

const OPTIONS = {
  people: { type: 'string' },
  seed: { type: 'string' },
  manifest: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} ${text} is not a whole number`);
  return Number(text);
}
