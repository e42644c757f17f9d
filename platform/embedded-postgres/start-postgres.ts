import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from './cluster-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import { address, derivePassword, type Cluster, type ClusterOptions } from './cluster.ts';
import { createDatabases } from './create-databases.ts';
import { endLeftover } from './end-leftover.ts';
import { freePort } from './free-port.ts';
import { initialiseCluster, SUPERUSER } from './initialise-cluster.ts';
import { keepRunning } from './keep-running.ts';
import type { Binaries } from './locate-binaries.ts';
import { startPostmaster, type Postmaster } from './postmaster.ts';
import type { RunAs } from './run-as.ts';
import { serverSettings } from './server-settings.ts';

/** What is settled before the server is touched. */
export interface PostgresStart {
  readonly options: ClusterOptions;
  readonly runAs: RunAs;
  readonly home: ClusterHome;
  readonly binaries: Binaries;
}

/**
 * Brings up real PostgreSQL on a home that this process has locked.
 * @throws ClusterError
 */
export async function startPostgres(start: PostgresStart): Promise<Cluster> {
  const { options, home } = start;
  const { durable = true, report = () => undefined } = options;
  const leftover = await endLeftover(home.data);
  if (leftover) report(`stopped PostgreSQL (process ${leftover}) that a killed run had left behind`);
  await initialiseCluster({ ...start, durable });
  const cluster = toCluster(start, await startOnSomePort(start));
  try {
    const owned = options.databases.map((name) => ({ name, password: derivePassword(home, name) }));
    await createDatabases(cluster.superuserUrl(), owned);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw isWrongPassword(error) ? wrongPassword(home) : error;
  }
}

/** 28P01 invalid_password */
function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}

function wrongPassword({ folder, data }: ClusterHome): ClusterError {
  return new ClusterError('lost-password', `${data} does not know the password in ${folder}/password.`);
}

interface Running {
  readonly port: number;
  readonly postmaster: Postmaster;
}

const PORT_ATTEMPTS = 5;

/** A port that was free when asked can be gone a moment later; with a port of the caller's choice that is an error. */
async function startOnSomePort(start: PostgresStart): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const port = start.options.port ?? (await freePort());
    try {
      return { port, postmaster: await startOnPort(start, port) };
    } catch (error) {
      const mayTryAnother = start.options.port === undefined && attempt < PORT_ATTEMPTS;
      if (!(mayTryAnother && error instanceof ClusterError && error.problem === 'port-taken')) throw error;
    }
  }
}

const RELEASE_ATTEMPTS = 50;
const RELEASE_WAIT_MS = 200;

/** After a postmaster was killed its sessions hold the shared memory for a moment until they notice. */
async function startOnPort(start: PostgresStart, port: number): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostmaster(postmasterRequest(start, port));
    } catch (error) {
      const mayWait = attempt < RELEASE_ATTEMPTS;
      if (!(mayWait && error instanceof ClusterError && error.problem === 'still-running')) throw error;
      await sleep(RELEASE_WAIT_MS);
    }
  }
}

function postmasterRequest(
  { options, runAs, home, binaries }: PostgresStart,
  port: number,
): Parameters<typeof startPostmaster>[0] {
  const { durable = true, ephemeral = false, settings = {}, report = () => undefined } = options;
  return {
    home,
    binaries,
    runAs,
    settings: serverSettings({ port, durable, overrides: settings }),
    patience: ephemeral ? 0 : 15,
    remove: ephemeral ? [home.folder, options.dataFolder] : [],
    report,
  };
}

function toCluster(start: PostgresStart, { port, postmaster }: Running): Cluster {
  const { home, options } = start;
  const keeper = keepRunning(postmaster, {
    startAgain: () => startOnPort(start, port),
    report: options.report ?? (() => undefined),
  });
  return {
    engine: 'postgresql',
    url: (database) => address(port, { user: database, password: derivePassword(home, database), database }),
    superuserUrl: (database = 'postgres') =>
      address(port, { user: SUPERUSER, password: home.password, database }),
    pid: () => keeper.current().pid,
    stop: () => keeper.stop(),
  };
}
