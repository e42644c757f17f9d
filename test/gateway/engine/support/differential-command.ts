import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { DifferentialProgress } from './differential-progress.ts';
import {
  type DifferentialResult,
  type DifferentialTask,
  runDifferentialWorker,
} from './differential-worker.ts';
import { SCHEMAS } from './schemas.ts';

/**
 * `npm run differential -- 1000000`: random operations on all schemas in several processes, with progress. Exit code 1
 * when the engine and the monolith differ anywhere; each difference is printed with what repeats it.
 */
const USAGE = `npm run differential -- [operations] [--seed N] [--schema NAME] [--processes N]
  operations   how many to compare; 100000
  --seed       first seed; a new one each time, and printed
  --schema     one of ${Object.keys(SCHEMAS).join(', ')}; all of them
  --processes  one per core
`;

/** Operations in one task: long enough to cost nothing, short enough to show progress. */
const PER_TASK = 2000;
/** Planning is the dear part, and what is on the way wrong in a plan shows with few data sets. */
const RUNS_PER_DOCUMENT = 40;
/** No task uses so many seeds: seeds that give no valid operation are skipped. */
const SEEDS_PER_TASK = 10_000;

if (process.argv[2] === '--worker') runDifferentialWorker();
else process.exitCode = await runCommand(process.argv.slice(2));

async function runCommand(args: string[]): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted) {
    process.stdout.write(USAGE);
    return 2;
  }
  const { schemas, operations, seed, processes } = wanted;
  process.stdout.write(`${operations} operations from seed ${seed} on, in ${processes} processes\n`);
  return compareAll(tasksFor(schemas, operations, seed), operations, processes);
}

interface Wanted {
  readonly schemas: readonly string[];
  readonly operations: number;
  readonly seed: number;
  readonly processes: number;
}

function readArguments(args: string[]): Wanted | undefined {
  const option = { type: 'string' } as const;
  const options = { seed: option, schema: option, processes: option };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options, strict: false });
  const wanted: Wanted = {
    schemas: values.schema === undefined ? Object.keys(SCHEMAS) : [String(values.schema)],
    operations: Number(positionals[0] ?? 100_000),
    seed: Number(values.seed ?? Math.floor(Date.now() / 1000) % 1_000_000),
    processes: Number(values.processes ?? availableParallelism()),
  };
  const numbers = [wanted.operations, wanted.seed, wanted.processes];
  const isUsable = numbers.every((value) => Number.isSafeInteger(value) && value > 0);
  return isUsable && wanted.schemas.every((name) => name in SCHEMAS) ? wanted : undefined;
}

/** Schema by schema in turn, so that an early end has seen all of them. */
function* tasksFor(
  schemas: readonly string[],
  operations: number,
  seed: number,
): Generator<DifferentialTask> {
  let left = operations;
  for (let firstSeed = seed; left > 0; firstSeed += SEEDS_PER_TASK) {
    for (const schema of schemas) {
      if (left <= 0) return;
      yield { schema, firstSeed, operations: Math.min(PER_TASK, left), runsPerDocument: RUNS_PER_DOCUMENT };
      left -= PER_TASK;
    }
  }
}

async function compareAll(
  tasks: Generator<DifferentialTask>,
  operations: number,
  processes: number,
): Promise<number> {
  const progress = new DifferentialProgress(operations);
  await Promise.all(Array.from({ length: processes }, () => serve(tasks, progress)));
  progress.finish();
  return progress.differences === 0 ? 0 : 1;
}

/** Gives tasks to a process of its own until there are none. Rejects when the process dies. */
async function serve(tasks: Generator<DifferentialTask>, progress: DifferentialProgress): Promise<void> {
  const worker = fork(import.meta.filename, ['--worker']);
  try {
    for (const task of tasks) progress.add(await doTask(worker, task));
  } finally {
    worker.kill();
  }
}

function doTask(worker: ChildProcess, task: DifferentialTask): Promise<DifferentialResult> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void =>
      reject(new Error(`A process ended with code ${String(code)} during ${JSON.stringify(task)}`));
    worker.once('exit', died);
    worker.once('message', (result: DifferentialResult) => {
      worker.off('exit', died);
      resolve(result);
    });
    worker.send(task);
  });
}
