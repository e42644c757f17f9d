import { writeFileSync } from 'node:fs';
import { startLoadGenerator } from '../load/load-generator.ts';
import { describeMachine, sentenceOf } from '../measure/describe-machine.ts';
import { goalsTable } from '../report/goals.ts';
import { toMarkdown, toText, type Table } from '../report/table.ts';
import { writeSection } from '../report/write-section.ts';
import { shownArguments } from '../report/shown-arguments.ts';
import type { Contestant } from './contestants/contestant.ts';
import { hiveGateways } from './contestants/hive-gateway.ts';
import { asShipped, comparable, overUndici } from './contestants/own-gateway.ts';
import { stitcher } from './contestants/stitcher.ts';
import { stock } from './contestants/stock-gateway.ts';
import { goalsOf } from './goals.ts';
import { hostileQueries } from './hostile-queries.ts';
import { measureBlocking, type Blocking } from './measure-blocking.ts';
import { measureShapes } from './measure-shapes.ts';
import type { Ground } from './measure-speed.ts';
import { HELP, readOptions, type GatewaysOptions } from './options.ts';
import { runRace, type RaceResult } from './race.ts';
import { openStage, type RunningGateway, type Stage } from './stage.ts';
import { measureStubs } from './measure-stubs.ts';
import { blockingTable, costsTable, speedTable, type GatewayCosts } from './tables.ts';
import { gatewayWorkloads, type GatewayWorkload } from './workloads.ts';

/** `npm run bench:gateways`: this gateway beside others, on the same stubs, each in turn. */
export async function runGateways(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) return void process.stdout.write(HELP);
  const stage = await openStage();
  const load = startLoadGenerator(stage.cores.others);
  const findings: Findings = {
    workloads: gatewayWorkloads(options.variableSets),
    sent: [],
    shared: [],
    costs: [],
  };
  const reportPart = (reason: string): void => {
    say(`${reason} This was measured before; it is not written to the docs.`);
    report(findings, stage, args, { ...options, writeDocs: false });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      reportPart(`Stopped by ${signal}.`);
      void stage.close().finally(() => process.exit(130));
    });
  }
  try {
    await compare({ stage, load, options }, findings);
    report(findings, stage, args, options);
  } catch (error) {
    reportPart('A part of it failed.');
    throw error;
  } finally {
    load.stop();
    await stage.close();
  }
}

/** Filled part by part: what was measured in half an hour is not lost when a later part fails or is stopped. */
interface Findings {
  readonly workloads: readonly GatewayWorkload[];
  /** Fetches a second that the stubs answer when nothing else runs. */
  stubsAlone?: number;
  sent: readonly RaceResult[];
  shared: readonly RaceResult[];
  readonly costs: GatewayCosts[];
}

async function compare(ground: Ground, findings: Findings): Promise<void> {
  const { stage, options } = ground;
  const { workloads } = findings;
  const contestants = choose(stage, options);
  const [officer] = workloads as [GatewayWorkload];
  findings.stubsAlone = await measureStubs(ground, officer);
  findings.sent = await runRace(ground, { contestants, workloads, deduplicate: false, say });
  if (options.thorough) {
    const able = contestants.filter(({ canDeduplicate }) => canDeduplicate);
    findings.shared = await runRace(ground, {
      contestants: [stock, ...able],
      workloads,
      deduplicate: true,
      say,
    });
  }
  // The hand-written one knows no other operation than its own.
  for (const contestant of contestants.filter(({ queries }) => queries === undefined)) {
    findings.costs.push(await measureCosts(ground, contestant, officer));
  }
}

function choose(stage: Stage, { only, thorough }: GatewaysOptions): readonly Contestant[] {
  const all = [
    comparable,
    asShipped,
    overUndici,
    stock,
    ...hiveGateways(thorough, say),
    stitcher(stage.stubUrls),
  ];
  return all.filter(({ name }) => name.includes(only ?? ''));
}

async function measureCosts(
  { stage, options }: Ground,
  contestant: Contestant,
  officer: GatewayWorkload,
): Promise<GatewayCosts> {
  const counts = options.thorough
    ? { starts: 5, timed: 200, distinct: 1_000 }
    : { starts: 2, timed: 5, distinct: 10 };
  const shapes = await measureShapes(stage, contestant, officer, counts).catch((error: unknown) => {
    // Some hang for good at one of a thousand operations, which is their affair and not the end of the race.
    say(`${contestant.name} does not answer every new operation: ${String(error)}`);
    return undefined;
  });
  const start = (): Promise<RunningGateway> => stage.start(contestant, false);
  const blocking: Blocking[] = [];
  for (const hostile of hostileQueries()) {
    blocking.push(await measureBlocking(start, hostile, options.hostile));
  }
  say(`start, memory, new and hostile operations of ${contestant.name} done`);
  return { contestant: contestant.name, shapes, blocking };
}

function report(findings: Findings, stage: Stage, args: readonly string[], options: GatewaysOptions): void {
  const machine = describeMachine();
  const tables = tablesOf(findings);
  const notes = notesOf(findings, stage);
  process.stdout.write(`${tables.map(toText).join('\n')}\n${notes.join('\n')}\n`);
  if (options.jsonFile !== undefined) {
    writeFileSync(
      options.jsonFile,
      `${JSON.stringify({ machine, options, ...withoutBodies(findings) }, null, 2)}\n`,
    );
  }
  if (!options.writeDocs) return;
  const shown = shownArguments(args);
  const command = `npm run bench:gateways${shown === '' ? '' : ` -- ${shown}`}`;
  const head = `\`${command}\` on ${sentenceOf(machine)}. ${notes.join(' ')}\n`;
  writeSection('bench:gateways', [head, ...tables.map(toMarkdown)].join('\n'));
}

function tablesOf({ sent, shared, costs, workloads }: Findings): readonly Table[] {
  const base = stock.name;
  const speed = (results: readonly RaceResult[], deduplicate: boolean): readonly Table[] =>
    results.length === 0
      ? []
      : workloads.map((workload) => speedTable(workload, results, { base, deduplicate }));
  return [
    ...goalsTable(goalsOf(sent)),
    ...speed(sent, false),
    ...speed(shared, true),
    costsTable(costs),
    blockingTable(costs),
  ];
}

function withoutBodies({ workloads, ...rest }: Findings): object {
  const queries = workloads.map(({ bodies, ...workload }) => ({ ...workload, variableSets: bodies.length }));
  return { ...rest, queries };
}

function notesOf({ stubsAlone, sent }: Findings, stage: Stage): readonly string[] {
  if (stubsAlone === undefined) return [stage.cores.note];
  const rounds = sent.flatMap((result) => result.rounds);
  const asked = Math.max(
    ...rounds.map(({ loaded, fetches }) => (fetches * loaded.requests) / loaded.seconds),
  );
  const recorded = rounds.reduce((sum, round) => sum + round.recorded, 0);
  const count = (value: number): string => Math.round(value).toLocaleString('en');
  return [
    stage.cores.note,
    `The stubs alone answer ${count(stubsAlone)} fetches of the officer's query a second; the fastest gateway asked ` +
      `for ${count(asked)}.`,
    ...(recorded > 0
      ? [`${recorded} fetches were not in the stubs' record and cost more than they should.`]
      : []),
  ];
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
