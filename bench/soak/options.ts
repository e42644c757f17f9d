import { parseArgs } from 'node:util';
import { readWholeNumber } from '../read-whole-number.ts';

export interface SoakOptions {
  /** Of the same seed the requests, the faults and the reloads are the same; when each happens is up to the machine. */
  readonly seed: number;
  /** Seconds of everything together. */
  readonly seconds: number;
  /** Seconds of faults in each round. */
  readonly stormSeconds: number;
  /** Requests under way at any time. */
  readonly clients: number;
  /** Processes of the gateway. */
  readonly workers: number;
  readonly people: number;
  readonly jsonFile?: string;
}

export const HELP = `Soaks the gateway: mixed traffic, faults and reloads for as long as you like, and watches every answer.

  npm run soak                       ten minutes
  npm run soak -- --minutes 60       an hour
  npm run soak -- --smoke            twenty seconds, too short to see a leak

  --minutes N     how long
  --seconds N     the same, for a short one
  --seed N        another order of requests, faults and reloads; default 1
  --clients N     requests under way at any time; default 12
  --workers N     processes of the gateway; default 2
  --people N      of the province; default 2000
  --json FILE     everything counted and measured, as JSON

Exit code 1, with a sentence for each reason: a wrong answer, an error that no fault explains or that says too much, a
request that outlives its deadline, no recovery once the faults are over, a refused or stuck reload, a rising heap.
`;

/**
 * @returns undefined when help was asked for.
 * @throws TypeError for an unknown option or a value that is no number.
 */
export function readOptions(args: readonly string[]): SoakOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return undefined;
  const number = (text: string | undefined, fallback: number): number =>
    text === undefined ? fallback : readWholeNumber(text);
  const inMinutes = number(values.minutes, DEFAULT_MINUTES) * 60;
  return {
    seed: number(values.seed, 1),
    seconds: number(values.seconds, values.smoke ? SMOKE_SECONDS : inMinutes),
    stormSeconds: values.smoke ? SMOKE_SECONDS / 4 : 7,
    clients: number(values.clients, 12),
    workers: number(values.workers, 2),
    people: number(values.people, 2_000),
    ...(values.json !== undefined && { jsonFile: values.json }),
  };
}

const DEFAULT_MINUTES = 10;
const SMOKE_SECONDS = 20;

const OPTIONS = {
  minutes: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
  clients: { type: 'string' },
  workers: { type: 'string' },
  people: { type: 'string' },
  json: { type: 'string' },
  smoke: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
