import { writeFileSync } from 'node:fs';
import { startLoadGenerator, type LoadGenerator } from '../load/load-generator.ts';
import { describeMachine, sentenceOf } from '../measure/describe-machine.ts';
import { toMarkdown, toText } from '../report/table.ts';
import { writeSection } from '../report/write-section.ts';
import { countStatements, type StatementCount } from './count-statements.ts';
import { startFederation } from './federation.ts';
import { measureRound, type Measured, type Round } from './measure.ts';
import { HELP, readOptions, type RegistersOptions } from './options.ts';
import { openProvince } from './province.ts';
import { tablesOf, type Finding } from './tables.ts';
import { prepareWorkloads, type Workload } from './workloads.ts';

/** `npm run bench`: the clients' queries end to end, in provinces of one or several sizes. */
export async function runRegisters(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) return void process.stdout.write(HELP);
  const stops: (() => Promise<void> | void)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopAll().finally(() => process.exit(130)));
  }
  try {
    report(await measureAll(options, (stop) => stops.push(stop)), options, args);
  } finally {
    await stopAll();
  }
}

interface Subject extends Measured {
  readonly workloads: readonly Workload[];
  readonly statements: readonly StatementCount[];
  readonly rounds: readonly Round[][];
}

type OnStop = (stop: () => Promise<void> | void) => void;

/** All sizes stand side by side and take turns, so that a noisy minute falls on each of them. */
async function measureAll(options: RegistersOptions, onStop: OnStop): Promise<readonly Finding[]> {
  const subjects: Subject[] = [];
  for (const people of options.sizes) subjects.push(await prepare(people, options, onStop));
  const load = startLoadGenerator();
  onStop(() => load.stop());
  for (let round = 0; round < options.rounds; round++) {
    for (const subject of subjects) await runRound(load, subject, options);
    say(`round ${round + 1} of ${options.rounds} done`);
  }
  return subjects.flatMap(findingsOf);
}

async function prepare(people: number, options: RegistersOptions, onStop: OnStop): Promise<Subject> {
  say(`making a province of ${people.toLocaleString('en')} people`);
  const province = await openProvince(people, options.seed);
  onStop(() => province.stop());
  const federation = await startFederation(province);
  onStop(() => federation.stop());
  const sample = { people, seed: options.seed, count: options.variableSets };
  const workloads = await prepareWorkloads(federation.url, sample);
  const statements = await countStatements(province, workloads);
  return { province, federation, workloads, statements, rounds: workloads.map(() => []) };
}

async function runRound(load: LoadGenerator, subject: Subject, options: RegistersOptions): Promise<void> {
  for (const [at, workload] of subject.workloads.entries()) {
    subject.rounds[at]?.push(await measureRound(load, subject, workload, options));
  }
}

function findingsOf({ province, workloads, statements, rounds }: Subject): readonly Finding[] {
  return workloads.map(({ bodies, ...workload }, at) => ({
    people: province.people,
    workload: { ...workload, variableSets: bodies.length },
    rounds: rounds[at] ?? [],
    statements: statements[at] as StatementCount,
  }));
}

function report(findings: readonly Finding[], options: RegistersOptions, args: readonly string[]): void {
  const tables = tablesOf(findings);
  const machine = describeMachine();
  process.stdout.write(`${tables.map(toText).join('\n')}\n`);
  if (options.jsonFile !== undefined) {
    writeFileSync(options.jsonFile, `${JSON.stringify({ machine, options, findings }, null, 2)}\n`);
  }
  if (!options.writeDocs) return;
  const shown = args.filter((arg) => arg !== '--write-docs').join(' ');
  const head = `\`npm run bench${shown === '' ? '' : ` -- ${shown}`}\` on ${sentenceOf(machine)}.\n`;
  writeSection('bench', [head, ...tables.map(toMarkdown)].join('\n'));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
