import { parseArgs } from 'node:util';
import { readWholeNumber } from '../read-whole-number.ts';

export interface GatewaysOptions {
  readonly rounds: number;
  /** Seconds of one load. */
  readonly seconds: number;
  /** Requests of one load, instead of seconds. */
  readonly amount?: number;
  /** Only the contestants whose names contain this. */
  readonly only?: string;
  /** Different variable sets of each query. */
  readonly variableSets: number;
  /** Times each hostile query is sent, and the seconds its answer is waited for. */
  readonly hostile: { readonly repeats: number; readonly patience: number };
  /** Install what is missing, and measure all that takes long. */
  readonly thorough: boolean;
  readonly jsonFile?: string;
  readonly writeDocs: boolean;
}

export const HELP = `Compares federation gateways side by side on the same stub subgraphs.

  npm run bench:gateways               five rounds; takes about half an hour
  npm run bench:gateways -- --smoke    a few requests each, to see that it works; figures mean nothing

  --rounds N      rounds, of which the median counts; default 5
  --seconds N     seconds of each load; default 3
  --only TEXT     only the gateways whose names contain the text
  --json FILE     everything measured, as JSON
  --write-docs    replace the section in docs/benchmarks.md
`;

/** @throws TypeError for an unknown option or a value that is no number. */
export function readOptions(args: readonly string[]): GatewaysOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return undefined;
  const given = {
    ...(values.json !== undefined && { jsonFile: values.json }),
    ...(values.only !== undefined && { only: values.only }),
    writeDocs: values['write-docs'] ?? false,
  };
  if (values.smoke)
    return {
      ...given,
      rounds: 1,
      seconds: 1,
      amount: 32,
      variableSets: 32,
      hostile: { repeats: 1, patience: 2 },
      thorough: false,
    };
  return {
    ...given,
    rounds: readWholeNumber(values.rounds ?? '5'),
    seconds: readWholeNumber(values.seconds ?? '3'),
    variableSets: 250,
    hostile: { repeats: 3, patience: 30 },
    thorough: true,
  };
}

const OPTIONS = {
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'string' },
  'write-docs': { type: 'boolean' },
  smoke: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
