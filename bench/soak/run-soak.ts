import { writeFileSync } from 'node:fs';
import { toText } from '../report/table.ts';
import { judgeHeap } from './heap-trend.ts';
import { HELP, readOptions, type SoakOptions } from './options.ts';
import { soak, type SoakReport } from './soak.ts';
import { openStage } from './stage.ts';
import { figuresOf, tablesOf } from './tables.ts';

/** `npm run soak`: exit code 1 and a sentence for each reason when the gateway was not what it promises to be. */
export async function runSoak(args: readonly string[]): Promise<void> {
  const options = readOrRefuse(args);
  if (options === undefined) return;
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopAll().finally(() => process.exit(130)));
  }
  try {
    say(`making a province of ${options.people.toLocaleString('en')} people`);
    const stage = await openStage(options, (stop) => stops.push(stop));
    report(await soak(stage, options, say), options);
  } finally {
    await stopAll();
  }
}

function readOrRefuse(args: readonly string[]): SoakOptions | undefined {
  try {
    const options = readOptions(args);
    if (!options) process.stdout.write(HELP);
    return options;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}

function report(outcome: SoakReport, options: SoakOptions): void {
  process.stdout.write(`${tablesOf(outcome).map(toText).join('\n')}\n`);
  if (options.jsonFile !== undefined) {
    writeFileSync(options.jsonFile, `${JSON.stringify({ options, ...figuresOf(outcome) }, null, 2)}\n`);
  }
  const reasons = reasonsOf(outcome);
  const verdict =
    reasons.length === 0 ? ['the gateway stood it'] : ['the gateway did not stand it:', ...reasons];
  process.stdout.write(`${verdict.join('\n  ')}\n`);
  if (reasons.length > 0) process.exitCode = 1;
}

/** Bytes that a process may hold, as the system counts. A flood of every register at once is below that. */
const MAX_RESIDENT = 1_000_000_000;

function reasonsOf({ complaints, memory, load }: SoakReport): readonly string[] {
  const reasons = [...complaints.list()];
  if (load.requests === 0) reasons.push('nothing was asked');
  const resident = Math.max(...memory.map((sample) => sample.resident));
  if (resident > MAX_RESIDENT) reasons.push(`a process took ${(resident / 1e6).toFixed(0)} MB`);
  const pids = [...(memory[0]?.bytes.keys() ?? [])];
  for (const [index, pid] of pids.entries()) {
    const verdict = judgeHeap(memory.map(({ bytes }) => bytes.get(pid) ?? Number.NaN));
    if (verdict?.isRising)
      reasons.push(`the heap of process ${index + 1} rises, by ${(verdict.growth / 1e6).toFixed(1)} MB`);
  }
  return reasons;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
