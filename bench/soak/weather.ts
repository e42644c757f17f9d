import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../scripts/seed-province/random.ts';
import type { Fault } from '../faults/faults.ts';
import * as faults from '../faults/faults.ts';
import type { IllnessLog } from './illness-log.ts';
import type { Sector } from './stage.ts';

/** Something that befalls a sector until it is taken back. */
interface Trouble {
  readonly name: string;
  /** @returns what ends it. */
  readonly strike: (sector: Sector, random: Random) => Promise<() => Promise<void>>;
}

export interface WeatherOptions {
  readonly sectors: readonly Sector[];
  readonly illness: IllnessLog;
  readonly random: Random;
  /** Told the name of every fault as it begins. */
  readonly onFault: (name: string) => void;
}

/** Makes one fault after another, each on a sector that is well, until it is told to stop; then all is as before. */
export async function makeWeather(
  { sectors, illness, random, onFault }: WeatherOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const sector = random.pick(sectors);
    const trouble = random.weighted(TROUBLES);
    const durationMs = random.between(300, 2_500);
    onFault(trouble.name);
    const isOver = illness.begin(sector.name);
    const end = await trouble.strike(sector, random);
    await pause(durationMs, signal);
    await end();
    isOver();
    await pause(random.between(0, 600), signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // An early end is no failure.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

function network(name: string, makeFault: (random: Random) => Fault): Trouble {
  return {
    name,
    strike: async (sector, random) => {
      const fault = makeFault(random);
      // Some are total; others hit one request in three, which the retries and the breaker see differently.
      const isTotal = random.chance(0.6);
      sector.network.inject(isTotal ? fault : faults.sometimes(1 / 3, () => random.next(), fault));
      return async () => sector.network.inject();
    },
  };
}

/** Bytes; more than the gateway takes from a register. */
const OVERSIZED = 17 * 1024 * 1024;

const TROUBLES: readonly (readonly [Trouble, number])[] = [
  [network('delay', (random) => faults.delay(random.between(20, 300))), 2],
  [network('silence', () => faults.silence), 1],
  [network('reset', () => faults.reset), 1],
  [network('half-close', () => faults.halfClose), 1],
  [network('answer broken off', () => faults.breakOff), 1],
  [
    network('500', () => faults.answerWith(500, 'Error: connect ECONNREFUSED 10.0.0.7:5432', 'text/plain')),
    1,
  ],
  [network('502', () => faults.answerWith(502, '<h1>Bad gateway</h1>', 'text/html')), 1],
  [network('503', () => faults.answerWith(503, '')), 1],
  [network('truncated JSON', () => faults.answerWith(200, '{"data":{"_entities":[{"__typename":"Cit')), 1],
  [network('large broken JSON', () => faults.answerWith(200, faults.brokenJson(200_000))), 1],
  [network('oversized answer', () => faults.answerWith(200, `"${'x'.repeat(OVERSIZED)}"`)), 1],
  [network('unasked answer', () => faults.unasked(200)), 1],
  [network('unasked 408', () => faults.unasked(408)), 1],
  [network('two answers to one request', () => faults.answerTwice), 1],
  [network('HTML', () => faults.answerWith(200, '<html>Please log in</html>', 'text/html')), 1],
  [network('no entities', () => faults.loseEntities), 1],
  [network('slow drip', () => faults.drip), 1],
  [network('flood', () => faults.flood), 1],
  [network('gigantic announcement', () => faults.announceGigantic), 1],
  [
    {
      name: 'connections refused',
      strike: async (sector) => {
        await sector.network.shut();
        return () => sector.network.open();
      },
    },
    1,
  ],
  [
    {
      name: 'process stopped',
      strike: async (sector) => {
        process.kill(sector.pid(), 'SIGSTOP');
        return async () => void process.kill(sector.pid(), 'SIGCONT');
      },
    },
    1,
  ],
  [
    {
      name: 'process killed',
      strike: async (sector) => {
        await sector.kill();
        return () => sector.restart();
      },
    },
    1,
  ],
];
