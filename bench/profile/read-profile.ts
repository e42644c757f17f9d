import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activityOf, type Activity, type CallFrame } from './activities.ts';

/** What is read of V8's `.cpuprofile` format. Times in microseconds, of the clock of `process.hrtime`. */
interface CpuProfile {
  readonly startTime: number;
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  /** Id of the node that ran, for each sample. */
  readonly samples: readonly number[];
  /** Since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** Microseconds. */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

/** Microseconds now, by the clock of profiles. */
export function profileClock(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Flags that make Node write profiles of its threads into the folder when it ends. */
export function profileFlags(folder: string): readonly string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${INTERVAL_US}`];
}

const INTERVAL_US = 500;

/** @returns the shares of a process's time in the span in which its main thread was not idle. */
export function readShares(folder: string, span: TimeSpan): ReadonlyMap<Activity, number> {
  const { startTime, nodes, samples, timeDeltas } = readMainThread(folder);
  const activities = new Map(nodes.map(({ id, callFrame }) => [id, activityOf(callFrame)]));
  const times = new Map<Activity, number>();
  let now = startTime;
  let busy = 0;
  for (const [at, id] of samples.entries()) {
    const delta = timeDeltas[at] ?? 0;
    now += delta;
    const activity = activities.get(id);
    if (activity === undefined || now < span.from || now > span.until) continue;
    times.set(activity, (times.get(activity) ?? 0) + delta);
    busy += delta;
  }
  return new Map([...times].map(([activity, time]) => [activity, time / busy]));
}

/** Files are named `CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile`; thread 0 is the main one. */
function readMainThread(folder: string): CpuProfile {
  const name = readdirSync(folder).find((file) => /\.0\.\d+\.cpuprofile$/.test(file));
  if (name === undefined) throw new Error(`No profile of a main thread in ${folder}`);
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile;
}
