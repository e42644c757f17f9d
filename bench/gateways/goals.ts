import { perSecond } from '../load/load-job.ts';
import { median } from '../measure/statistics.ts';
import { ratiosOf, type Goal } from '../report/goals.ts';
import { comparable } from './contestants/own-gateway.ts';
import { stock } from './contestants/stock-gateway.ts';
import type { SpeedRound } from './measure-speed.ts';
import type { RaceResult } from './race.ts';

/** How much faster the gateway is to be than each of the others, and how near to what could be had at the most. */
export function goalsOf(results: readonly RaceResult[]): readonly Goal[] {
  return [
    throughput(results, { query: 'Q1', rival: STOCK, least: 10 }),
    throughput(results, { query: 'Q1', rival: HIVE, least: 10 }),
    throughput(results, { query: 'Q1', rival: BY_HAND, least: 0.9 }),
    latency(results, { query: 'Q1', rival: STOCK, least: 5 }),
    throughput(results, { query: 'Q2', rival: STOCK, least: 8 }),
    throughput(results, { query: 'Q2', rival: HIVE, least: 5 }),
    throughput(results, { query: 'Q2', rival: BY_HAND, least: 0.9 }),
    latency(results, { query: 'Q2', rival: STOCK, least: 5 }),
  ];
}

/** Contestants by the beginning of their names; the fastest of them counts. */
interface Rival {
  readonly title: string;
  readonly names: string;
}

const STOCK: Rival = { title: stock.name, names: stock.name };
const HIVE: Rival = { title: 'the better Hive Gateway', names: 'Hive Gateway' };
const BY_HAND: Rival = { title: 'the hand-written program', names: 'hand-written' };

interface Aim {
  readonly query: string;
  readonly rival: Rival;
  readonly least: number;
}

function throughput(results: readonly RaceResult[], { query, rival, least }: Aim): Goal {
  return {
    what: `${query}: requests/s, ours : ${rival.title}`,
    least,
    ratios: ratiosOf(ownRounds(results, query), roundsOf(results, query, rival), perSecond),
  };
}

function latency(results: readonly RaceResult[], { query, rival, least }: Aim): Goal {
  return {
    what: `${query}: p50 of a request alone, ${rival.title} : ours`,
    least,
    ratios: ratiosOf(
      roundsOf(results, query, rival),
      ownRounds(results, query),
      ({ unloaded }) => unloaded.p50,
    ),
  };
}

function ownRounds(results: readonly RaceResult[], query: string): readonly SpeedRound[] {
  const own = results.find((result) => result.query === query && result.contestant === comparable.name);
  return own?.rounds ?? [];
}

function roundsOf(results: readonly RaceResult[], query: string, { names }: Rival): readonly SpeedRound[] {
  const speed = ({ rounds }: RaceResult): number => median(rounds.map(perSecond));
  const [fastest] = results
    .filter((result) => result.query === query && result.contestant.startsWith(names))
    .toSorted((a, b) => speed(b) - speed(a));
  return fastest?.rounds ?? [];
}
