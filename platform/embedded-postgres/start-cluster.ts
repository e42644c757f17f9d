import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder, type FolderLock } from '../lock-folder.ts';
import { ClusterError } from './cluster-error.ts';
import { openHome, type ClusterHome } from './cluster-home.ts';
import { createDatabases } from './create-databases.ts';
import { endLeftover } from './end-leftover.ts';
import { freePort } from './free-port.ts';
import { initialiseCluster, SUPERUSER } from './initialise-cluster.ts';
import { locateBinaries, type Binaries } from './locate-binaries.ts';
import { startPostmaster, type Postmaster } from './postmaster.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { serverSettings } from './server-settings.ts';

export interface ClusterOptions {
  /** Created when missing; holds everything, and is locked while the cluster runs. */
  readonly dataFolder: string;
  /** Databases to create when missing, each owned by a role of the same name. */
  readonly databases: readonly string[];
  /** Default: a free one, chosen anew at each start. */
  readonly port?: number;
  /** False gives up every promise about crashes for speed: tests and benchmarks only. Default true. */
  readonly durable?: boolean;
  /** True deletes the data folder at the end, also when this process is killed. Default false. */
  readonly ephemeral?: boolean;
  /** PostgreSQL settings that win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gets a line for people whenever something takes time or was repaired. */
  readonly report?: (line: string) => void;
}

/** A PostgreSQL server of our own on 127.0.0.1. */
export interface Cluster {
  /** Address of one of the databases, as its owner. */
  url(database: string): string;
  /** Address of any database as superuser: tests and tools only. */
  superuserUrl(database?: string): string;
  /** Process id of the server at this moment; it changes when a crashed server was started again. */
  pid(): number;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from npm on a data folder, making it first when it is new. A server that dies meanwhile is started
 * again at the same address.
 * @throws FolderLockedError when another process has it open; ClusterError for everything else.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const runAs = chooseRunAs();
  const home = openHome(options.dataFolder, runAs);
  const lock = lockFolder(home.folder, 'embedded PostgreSQL');
  try {
    const binaries = locateBinaries({ runAs, copyTo: home.folder });
    if (!binaries)
      throw new ClusterError(
        'no-binaries',
        `There is no PostgreSQL for ${process.platform}-${process.arch}.`,
      );
    return await bringUp({ options, runAs, home, binaries, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Start {
  readonly options: ClusterOptions;
  readonly runAs: RunAs;
  readonly home: ClusterHome;
  readonly binaries: Binaries;
  readonly lock: FolderLock;
}

async function bringUp(start: Start): Promise<Cluster> {
  const { options, home } = start;
  const { durable = true, report = () => undefined } = options;
  const leftover = await endLeftover(home.data);
  if (leftover) report(`stopped PostgreSQL (process ${leftover}) that a killed run had left behind`);
  await initialiseCluster({ ...start, durable });
  const { port, postmaster } = await startOnSomePort(start);
  const cluster = toCluster(start, port, postmaster);
  try {
    const owned = options.databases.map((name) => ({ name, password: derivePassword(home, name) }));
    await createDatabases(cluster.superuserUrl(), owned);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

interface Running {
  readonly port: number;
  readonly postmaster: Postmaster;
}

const PORT_ATTEMPTS = 5;

/** A port that was free when asked can be gone a moment later; with a port of the caller's choice that is an error. */
async function startOnSomePort(start: Start): Promise<Running> {
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
async function startOnPort(start: Start, port: number): Promise<Postmaster> {
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
  { options, runAs, home, binaries }: Start,
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

function toCluster(start: Start, port: number, first: Postmaster): Cluster {
  const { home, options, lock } = start;
  const keeper = keepRunning(start, port, first);
  return {
    url: (database) => address(port, { user: database, password: derivePassword(home, database), database }),
    superuserUrl: (database = 'postgres') =>
      address(port, { user: SUPERUSER, password: home.password, database }),
    pid: () => keeper.current().pid,
    async stop(): Promise<void> {
      await keeper.stop();
      lock.release();
      if (options.ephemeral) await removeAll([home.folder, options.dataFolder]);
    },
  };
}

async function removeAll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

interface Keeper {
  current(): Postmaster;
  stop(): Promise<void>;
}

const RESTART_WAITS_MS = [0, 500, 1000, 2000, 5000];

function keepRunning(start: Start, port: number, first: Postmaster): Keeper {
  const report = start.options.report ?? (() => undefined);
  let current = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      if (stopping) return;
      report('PostgreSQL ended unexpectedly and is started again');
      current = await restart();
    }
  };
  const restart = async (): Promise<Postmaster> => {
    for (let attempt = 0; ; attempt++) {
      await sleep(RESTART_WAITS_MS[Math.min(attempt, RESTART_WAITS_MS.length - 1)]);
      try {
        return await startOnPort(start, port);
      } catch (error) {
        report(`PostgreSQL does not start: ${String(error)}`);
      }
    }
  };
  void watch();
  return {
    current: () => current,
    async stop(): Promise<void> {
      stopping = true;
      await current.stop();
    },
  };
}

/** Each database's owner has a password of its own that nobody needs to store: derived from the superuser's. */
function derivePassword({ password }: ClusterHome, role: string): string {
  return createHmac('sha256', password).update(role).digest('base64url');
}

interface Address {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

function address(port: number, { user, password, database }: Address): string {
  return `postgresql://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
