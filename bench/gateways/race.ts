import { checkAnswers } from './check-answers.ts';
import type { Contestant } from './contestants/contestant.ts';
import { measureSpeed, type Ground, type SpeedRound } from './measure-speed.ts';
import type { RunningGateway } from './stage.ts';
import type { GatewayWorkload } from './workloads.ts';

/** All rounds of one contestant with one query. */
export interface RaceResult {
  readonly contestant: string;
  readonly query: string;
  /** Mean bytes of an answer. */
  readonly bytes: number;
  readonly rounds: readonly SpeedRound[];
}

export interface Race {
  readonly contestants: readonly Contestant[];
  readonly workloads: readonly GatewayWorkload[];
  readonly deduplicate: boolean;
  readonly say: (line: string) => void;
}

interface Lane {
  readonly gateway: RunningGateway;
  readonly workload: GatewayWorkload;
  readonly bytes: number;
  readonly rounds: SpeedRound[];
}

/** Runs all contestants side by side: they take turns in every round, so that a noisy minute falls on each of them. */
export async function runRace(ground: Ground, race: Race): Promise<readonly RaceResult[]> {
  const { stage, options } = ground;
  const running: RunningGateway[] = [];
  try {
    for (const contestant of race.contestants) running.push(await stage.start(contestant, race.deduplicate));
    const lanes = await prepareLanes(ground, race, running);
    for (let round = 1; round <= options.rounds; round++) {
      for (const lane of lanes) lane.rounds.push(await measureSpeed(ground, lane.gateway, lane.workload));
      race.say(`round ${round} of ${options.rounds} done`);
    }
    return lanes.map(({ gateway, workload, bytes, rounds }) => ({
      contestant: gateway.name,
      query: workload.name,
      bytes,
      rounds,
    }));
  } finally {
    await Promise.all(running.map((gateway) => gateway.stop()));
  }
}

/** Asks everything once, compares the answers, and gives each gateway time to get warm. */
async function prepareLanes(
  ground: Ground,
  { workloads, say }: Race,
  gateways: readonly RunningGateway[],
): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (const workload of workloads) {
    const expected = new Map<string, unknown>();
    const able = gateways.filter(({ contestant }) => contestant.queries?.includes(workload.name) ?? true);
    for (const gateway of able) {
      const bytes = await checkAnswers(gateway, workload, expected);
      await measureSpeed(ground, gateway, workload);
      say(`${workload.name}: ${gateway.name} answers as it should and is warm`);
      lanes.push({ gateway, workload, bytes, rounds: [] });
    }
  }
  return lanes;
}
