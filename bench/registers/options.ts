import { parseArgs } from 'node:util';
import { readWholeNumber } from '../read-whole-number.ts';

export interface RegistersOptions {
  /** People of each province measured. */
  readonly sizes: readonly number[];
  readonly seed: number;
  readonly rounds: number;
  /** Seconds of one load. */
  readonly seconds: number;
  /** Requests of one load, instead of seconds. */
  readonly amount?: number;
  /** Different variable sets for each query, where there are as many. */
  readonly variableSets: number;
  /** Measure others on the same registers too. */
  readonly compare: boolean;
  /** Show what each process spends its time on too. */
  readonly profile: boolean;
  readonly jsonFile?: string;
  readonly writeDocs: boolean;
  /** Folder in which provinces are kept between runs. */
  readonly keepIn?: string;
}

export const HELP = `Measures the three queries of the clients end to end: gateway, four subgraphs, PostgreSQL.

  npm run bench                                   a province of 20,000 people
  npm run bench -- --sizes 20000,200000,1865270   growth: the same queries in three provinces (some minutes)
  npm run bench -- --smoke                        a few requests, to see that it works; figures mean nothing

  --compare       beside Apollo Server and Gateway before the same subgraphs, and hand-written SQL and JSON
  --profile       what each process spends its time on too
  --rounds N      rounds, of which the median counts; default 5
  --seconds N     seconds of each load; default 3
  --keep FOLDER   keep the provinces there, and use those that are there: the whole one takes minutes to make
  --json FILE     everything measured, as JSON
  --write-docs    replace the section in docs/benchmarks.md
`;

/** @throws TypeError for an unknown option or a value that is no number. */
export function readOptions(args: readonly string[]): RegistersOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return undefined;
  const given = {
    ...(values.json !== undefined && { jsonFile: values.json }),
    ...(values.keep !== undefined && { keepIn: values.keep }),
    compare: values.compare,
    profile: values.profile,
    writeDocs: values['write-docs'],
    seed: 1,
  };
  if (values.smoke) return { ...given, sizes: [2_000], rounds: 1, seconds: 1, amount: 16, variableSets: 16 };
  return {
    ...given,
    sizes: values.sizes.split(',').map(readWholeNumber),
    rounds: readWholeNumber(values.rounds),
    seconds: readWholeNumber(values.seconds),
    variableSets: 400,
  };
}

const OPTIONS = {
  sizes: { type: 'string', default: '20000' },
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '3' },
  compare: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  json: { type: 'string' },
  keep: { type: 'string' },
  'write-docs': { type: 'boolean', default: false },
  smoke: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
