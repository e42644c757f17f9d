import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ask } from '../load/ask.ts';
import { startLoadGenerator, type LoadGenerator } from '../load/load-generator.ts';
import { describeMachine, sentenceOf } from '../measure/describe-machine.ts';
import { toMarkdown, toText, type Table } from '../report/table.ts';
import { writeSection } from '../report/write-section.ts';
import { shownArguments } from '../report/shown-arguments.ts';
import { countStatements, type StatementCount } from './count-statements.ts';
import { startFederation, type Entrant, type Federation } from './federation.ts';
import { measureRound, type Round } from './measure.ts';
import { HELP, readOptions, type RegistersOptions } from './options.ts';
import { profileProcesses } from './profile-processes.ts';
import { openProvince, type Province } from './province.ts';
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

interface Subject {
  readonly province: Province;
  readonly federation: Federation;
  readonly workloads: readonly Workload[];
  readonly statements: readonly StatementCount[];
  /** Of each workload. */
  readonly rounds: readonly Round[][];
  /** Of each workload, those of every rival that can answer it. */
  readonly rivals: readonly (readonly RivalLane[])[];
}

interface RivalLane {
  readonly entrant: Entrant;
  readonly rounds: Round[];
}

type OnStop = (stop: () => Promise<void> | void) => void;

interface Measured {
  readonly findings: readonly Finding[];
  /** Of the largest province, where they were asked for. */
  readonly profiles: readonly Table[];
}

/** All sizes stand side by side and take turns, so that a noisy minute falls on each of them. */
async function measureAll(options: RegistersOptions, onStop: OnStop): Promise<Measured> {
  const subjects: Subject[] = [];
  for (const people of options.sizes) subjects.push(await prepare(people, options, onStop));
  const load = startLoadGenerator();
  onStop(() => load.stop());
  for (let round = 0; round < options.rounds; round++) {
    for (const subject of subjects) await runRound(load, subject, options);
    say(`round ${round + 1} of ${options.rounds} done`);
  }
  const largest = options.profile ? subjects.at(-1) : undefined;
  const profiles = largest ? await profileProcesses(largest.province, largest.workloads, load, options) : [];
  return { findings: subjects.flatMap(findingsOf), profiles };
}

async function prepare(people: number, options: RegistersOptions, onStop: OnStop): Promise<Subject> {
  say(`making a province of ${people.toLocaleString('en')} people`);
  const province = await openProvince({ people, seed: options.seed, keepIn: options.keepIn });
  onStop(() => province.stop());
  const federation = await startFederation(province, { withRivals: options.compare });
  onStop(() => federation.stop());
  const sample = { people, seed: options.seed, count: options.variableSets };
  const workloads = await prepareWorkloads(federation.own.url, sample);
  const rivals = workloads.map((workload) => lanesOf(federation, workload));
  for (const [at, workload] of workloads.entries()) {
    for (const { entrant } of rivals[at] ?? []) await compareAnswers(federation.own, entrant, workload);
  }
  const statements = await countStatements(province, workloads);
  return { province, federation, workloads, statements, rounds: workloads.map(() => []), rivals };
}

function lanesOf({ rivals }: Federation, { name }: Workload): readonly RivalLane[] {
  const able = rivals.filter(({ only }) => only?.some((start) => name.startsWith(start)) ?? true);
  return able.map((entrant) => ({ entrant, rounds: [] }));
}

/** Warms a rival up; one that answers something else is not in the same race. */
async function compareAnswers(own: Entrant, rival: Entrant, { name, bodies }: Workload): Promise<void> {
  for (const body of bodies) {
    const [expected, given] = [await ask(own.url, body), await ask(rival.url, body)];
    if (isDeepStrictEqual(expected.data, given.data)) continue;
    throw new Error(`${rival.name} answers "${name}" otherwise: ${body.slice(-80)}`);
  }
}

async function runRound(load: LoadGenerator, subject: Subject, options: RegistersOptions): Promise<void> {
  const { province, federation, workloads, rounds, rivals } = subject;
  for (const [at, workload] of workloads.entries()) {
    const measure = (entrant: Entrant): Promise<Round> =>
      measureRound(load, { province, entrant }, workload, options);
    rounds[at]?.push(await measure(federation.own));
    for (const lane of rivals[at] ?? []) lane.rounds.push(await measure(lane.entrant));
  }
}

function findingsOf({ province, workloads, statements, rounds, rivals }: Subject): readonly Finding[] {
  return workloads.map(({ bodies, ...workload }, at) => ({
    people: province.people,
    workload: { ...workload, variableSets: bodies.length },
    rounds: rounds[at] ?? [],
    rivals: (rivals[at] ?? []).map(({ entrant, rounds: all }) => ({ name: entrant.name, rounds: all })),
    statements: statements[at] as StatementCount,
  }));
}

function report({ findings, profiles }: Measured, options: RegistersOptions, args: readonly string[]): void {
  const tables = [...tablesOf(findings), ...profiles];
  const machine = describeMachine();
  process.stdout.write(`${tables.map(toText).join('\n')}\n`);
  if (options.jsonFile !== undefined) {
    writeFileSync(options.jsonFile, `${JSON.stringify({ machine, options, findings }, null, 2)}\n`);
  }
  if (!options.writeDocs) return;
  const shown = shownArguments(args);
  const head = `\`npm run bench${shown === '' ? '' : ` -- ${shown}`}\` on ${sentenceOf(machine)}.\n`;
  writeSection('bench', [head, ...tables.map(toMarkdown)].join('\n'));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
