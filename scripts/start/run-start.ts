import { join } from 'node:path';
import { ClusterError } from '../../platform/embedded-postgres/cluster-error.ts';
import { ConfigurationError } from '../../platform/env.ts';
import { FolderLockedError, lockFolder } from '../../platform/lock-folder.ts';
import { createLog } from '../../platform/log.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import { describeFailure } from '../../platform/describe-failure.ts';
import { addressOf, gatewayChild, subgraphChildren, type ChildrenPlan } from './children.ts';
import { choosePorts, PortsTakenError } from './choose-ports.ts';
import { readStartConfig, type StartConfig } from './config.ts';
import { limitLogFile, openLogFile } from './log-file.ts';
import { onLauncherGone } from './on-launcher-gone.ts';
import { openDatabases } from './open-databases.ts';
import { LostRegisterError, prepareRegisters } from './prepare-registers.ts';
import { ChildError, superviseChild, type ChildSpec, type SupervisedChild } from './supervise-child.ts';
import { createTeardown, type Teardown } from './teardown.ts';
import { welcome } from './welcome.ts';

/**
 * `npm start`: databases, registers filled the first time, four subgraphs, the gateway; then watches over them until
 * SIGTERM or SIGINT. Exit code 1 with a sentence when something is not as it must be.
 */
export async function runStart(): Promise<void> {
  // A terminal that is gone, a full disk behind `> file`: what is said is lost, and everything else goes on.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  const teardown = createTeardown();
  let folder = '.';
  try {
    const config = readStartConfig();
    folder = config.dataFolder;
    await bringUp(config, teardown);
  } catch (error) {
    // Stopping in the middle of starting makes what was under way fail; the end is already on its way.
    if (teardown.started) return;
    process.stderr.write(`\n${describeFailure(error, { folder, speaking: SPEAKING })}\n`);
    await teardown.run().catch(() => undefined);
    process.exit(1);
  }
}

async function bringUp(config: StartConfig, teardown: Teardown): Promise<void> {
  const startedAt = performance.now();
  const lock = lockFolder(config.dataFolder, 'npm start');
  await teardown.add(() => lock.release());
  endOnSignals(config, teardown);
  const ports = await choosePorts(config);
  const databases = await openDatabases(config, say);
  await teardown.add(() => databases.stop());
  const report = say;
  const seeded = await prepareRegisters({ urls: databases.urls, people: config.seedPeople, report });
  await startProcesses({ config, ports, databaseUrls: databases.urls }, teardown);
  const seconds = (performance.now() - startedAt) / 1000;
  say(welcome({ gateway: addressOf(ports, 'gateway'), seconds, config, seeded }));
}

/** Longer than children and database may take together to end politely. */
const PATIENCE_MS = 90_000;

function endOnSignals(config: StartConfig, teardown: Teardown): void {
  const log = createLog({
    name: 'start',
    destination: openLogFile(join(config.dataFolder, 'logs', 'start.log')),
  });
  const run = (): Promise<void> => {
    say('Stopping: requests under way are finished first.');
    return teardown.run();
  };
  onShutdown({ log, steps: [{ name: 'everything', run }], patience: PATIENCE_MS });
  if (config.underNpm) onLauncherGone(() => process.kill(process.pid, 'SIGTERM'));
}

async function startProcesses(plan: ChildrenPlan, teardown: Teardown): Promise<void> {
  const subgraphs = subgraphChildren(plan);
  const gateway = gatewayChild(plan);
  keepLogsSmall([...subgraphs, gateway].map(({ logFile }) => logFile));
  await bringUpTogether(subgraphs, teardown);
  // Last, since scripts wait for its /ready and then ask; and the first to go, since requests under way need the registers.
  await bringUpTogether([gateway], teardown);
}

async function bringUpTogether(specs: readonly ChildSpec[], teardown: Teardown): Promise<void> {
  const children = specs.map(startChild);
  const ready = Promise.all(children.map(announce));
  // Stopped in the middle of starting, it fails before anybody waits for it.
  ready.catch(() => undefined);
  await teardown.add(() => stopAll(children));
  await ready;
}

interface StartedChild extends SupervisedChild {
  readonly spec: ChildSpec;
}

function startChild(spec: ChildSpec): StartedChild {
  return { spec, ...superviseChild(spec, say) };
}

async function announce({ spec, ready }: StartedChild): Promise<void> {
  await ready;
  say(`${spec.name} is ready on ${new URL(spec.readyUrl).host}`);
}

async function stopAll(children: readonly SupervisedChild[]): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
}

const LOG_CHECK_MS = 60_000;

function keepLogsSmall(files: readonly string[]): void {
  const limit = (file: string): void => {
    try {
      limitLogFile(file);
    } catch (error) {
      say(`${file} cannot be kept small: ${String(error)}`);
    }
  };
  setInterval(() => files.forEach(limit), LOG_CHECK_MS).unref();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const SPEAKING = [
  ConfigurationError,
  FolderLockedError,
  ClusterError,
  PortsTakenError,
  ChildError,
  LostRegisterError,
];
