import { perSecond } from '../load/load-job.ts';
import { median, spread } from '../measure/statistics.ts';
import { figure, kilobytes, megabytes, milliseconds, times } from '../report/figures.ts';
import type { Table } from '../report/table.ts';
import type { Blocking } from './measure-blocking.ts';
import type { ShapeCosts } from './measure-shapes.ts';
import { CONCURRENCY, type SpeedRound } from './measure-speed.ts';
import type { RaceResult } from './race.ts';
import type { GatewayWorkload } from './workloads.ts';

const of = ({ rounds }: RaceResult, value: (round: SpeedRound) => number | undefined): number =>
  median(rounds.map((round) => value(round) ?? Number.NaN));
const unloaded = (result: RaceResult): number => of(result, (round) => round.unloaded.p50);

/** One table for a query; ratios are against the contestant that the goals are stated against. */
export function speedTable(
  workload: GatewayWorkload,
  results: readonly RaceResult[],
  { base, deduplicate }: { readonly base: string; readonly deduplicate: boolean },
): Table {
  const own = results.filter(({ query }) => query === workload.name);
  const stock = own.find(({ contestant }) => contestant === base);
  return {
    title: `${workload.name}, ${workload.title}; equal fetches under way ${deduplicate ? 'may be shared' : 'are all sent'}`,
    columns: [
      'gateway',
      'requests/s',
      `× ${base}`,
      'p50 ms',
      'p99 ms',
      'p50 ms, alone',
      'CPU µs a request',
      'core busy',
      'fetches',
      'memory MB',
      'noise',
    ],
    rows: own.map((result) => [
      result.contestant,
      figure(of(result, perSecond)),
      stock ? times(of(result, perSecond) / of(stock, perSecond)) : '–',
      milliseconds(of(result, ({ loaded }) => loaded.p50)),
      milliseconds(of(result, ({ loaded }) => loaded.p99)),
      milliseconds(unloaded(result)),
      figure(of(result, ({ cpu }) => cpu)),
      figure(of(result, ({ busy }) => busy)),
      figure(of(result, ({ fetches }) => fetches)),
      megabytes(of(result, ({ memory }) => memory)),
      `${figure(spread(result.rounds.map(perSecond)) * 100)} %`,
    ]),
    notes: [
      `${CONCURRENCY} requests under way, ${workload.bodies.length} variable sets, answers of ` +
        `${kilobytes(own[0]?.bytes)} kB, the same from every gateway. "Alone" is one request at a time.`,
    ],
  };
}

export interface GatewayCosts {
  readonly contestant: string;
  /** Undefined: it did not answer some operation, so there is nothing to compare. */
  readonly shapes: ShapeCosts | undefined;
  readonly blocking: readonly Blocking[];
}

export function costsTable(costs: readonly GatewayCosts[]): Table {
  return {
    title: 'Start, memory, new operations',
    columns: ['gateway', 'start ms', 'memory MB', 'new operation ms', 'MB a 1,000 operations'],
    rows: costs.map(({ contestant, shapes }) => [
      contestant,
      figure(shapes?.startUp),
      megabytes(shapes?.memory),
      figure(shapes?.newShape),
      megabytes(shapes?.memoryPerThousand),
    ]),
    notes: [
      'A new operation is one never seen before, like the officer’s query; its cost is what the first request takes ' +
        'longer than the second.',
      ...(costs.some(({ shapes }) => !shapes)
        ? ['–: not every operation was answered within half a minute.']
        : []),
    ],
  };
}

export function blockingTable(costs: readonly GatewayCosts[]): Table {
  const queries = costs[0]?.blocking.map(({ query }) => query) ?? [];
  return {
    title: 'How long everybody waits for one hostile query, ms',
    columns: ['gateway', ...queries],
    rows: costs.map(({ contestant, blocking }) => [
      contestant,
      ...blocking.map(({ longestWait, outcome }) => `${figure(longestWait)} (${outcome})`),
    ]),
    notes: ['The slowest of the pings sent all the while; in brackets what became of the query itself.'],
  };
}
