import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../platform/log.ts';
import { closeOrphans } from './close-orphans.ts';
import { endWhenSilent } from './end-when-silent.ts';
import { isReport, type Order, type Report } from './messages.ts';
import { NoWorkerError, type WorkerEnd } from './no-worker-error.ts';

export interface FleetOptions {
  readonly size: number;
  readonly supergraphSdl: string;
  /** 0: the first worker takes any free one, the others the same. */
  readonly port: number;
  /** Milliseconds after which a worker that was told to go is killed. */
  readonly patience: number;
  readonly log: Logger;
  /** There is no worker left, and new ones do not come up. */
  readonly onHopeless: (error: NoWorkerError) => void;
}

interface Member {
  readonly worker: Worker;
  /** The text it was last told to serve. */
  given: string | undefined;
  isListening: boolean;
  /** Called at each sign of life. */
  heard: () => void;
}

/** Keeps a number of workers at work on one port, and puts another in the place of each that ends. */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #members = new Set<Member>();
  /** Served by a worker at least: what new workers begin with, whatever is on disk. */
  #proven: string;
  #latest: string;
  /** Where the fleet listens; 0 until the first worker does. */
  #port: number;
  /** What workers are told to listen on. The primary shares a port among those that name it in the same way. */
  #portName: number;
  #failedStarts = 0;
  #stopping = false;

  constructor(options: FleetOptions) {
    this.#options = options;
    this.#proven = options.supergraphSdl;
    this.#latest = options.supergraphSdl;
    this.#port = options.port;
    this.#portName = options.port;
    // The primary accepts and hands connections to workers in turn, to none that is too busy to take one: the kernel,
    // left to choose (SCHED_NONE), wakes the same few. It costs the primary some microseconds a connection.
    cluster.schedulingPolicy = cluster.SCHED_RR;
  }

  /**
   * Starts the first worker, and once it listens the others.
   * @returns where they listen.
   * @throws NoWorkerError when the first does not come up: neither would the others.
   */
  async start(): Promise<string> {
    const listening = Promise.withResolvers<string>();
    const first = this.#spawn((url) => listening.resolve(url));
    const ended = whenEnded(first.worker).then((end) => Promise.reject(new NoWorkerError(end, 1)));
    const url = await Promise.race([listening.promise, ended]);
    ended.catch(() => undefined);
    void this.#keep(first);
    for (let index = 1; index < this.#options.size; index++) void this.#keep(this.#spawn());
    return url;
  }

  /** Has every worker serve another supergraph; each decides for itself whether it can. */
  reload(supergraphSdl: string): void {
    this.#latest = supergraphSdl;
    for (const member of this.#members) if (member.isListening) this.#bringUpToDate(member);
  }

  /** Workers finish what is in flight. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const workers = [...this.#members].map(({ worker }) => worker);
    const ended = workers.map(whenEnded);
    for (const worker of workers) tell(worker, { order: 'shut-down' });
    const force = setTimeout(
      () => workers.forEach((worker) => worker.process.kill('SIGKILL')),
      this.#options.patience,
    );
    await Promise.all(ended);
    clearTimeout(force);
  }

  #spawn(onListening?: (url: string) => void): Member {
    const member: Member = {
      worker: cluster.fork(),
      given: undefined,
      isListening: false,
      heard: () => undefined,
    };
    this.#members.add(member);
    member.worker.on('error', () => undefined);
    closeOrphans(member.worker);
    member.worker.on('message', (message: unknown) => {
      if (!isReport(message)) return;
      this.#hear(member, message);
      if (message.report === 'listening') onListening?.(message.url);
    });
    member.worker.once('exit', () => this.#members.delete(member));
    return member;
  }

  #hear(member: Member, message: Report): void {
    if (message.report === 'born') {
      member.given = this.#proven;
      // With the last listener the port is closed; from then on "any free one" would be another.
      if (!this.#isAnyListening()) this.#portName = this.#port;
      tell(member.worker, { order: 'serve', supergraphSdl: this.#proven, port: this.#portName });
    }
    if (message.report === 'alive') member.heard();
    if (message.report === 'listening') this.#admit(member, Number(new URL(message.url).port));
    if (message.report === 'reloaded' && message.outcome === 'swapped') this.#proven = message.supergraphSdl;
  }

  #admit(member: Member, port: number): void {
    this.#port ||= port;
    if (port !== this.#port) return this.#dismiss(member, port);
    member.isListening = true;
    member.heard = endWhenSilent(member.worker, () => this.#tellOfSilence(member));
    this.#failedStarts = 0;
    if (this.#stopping) tell(member.worker, { order: 'shut-down' });
    else this.#bringUpToDate(member);
  }

  /**
   * It was told to share "any free port", and before it listened the last of those that shared it was gone: it was
   * given a port of its own, where no client looks. Its successor is told ours by its number.
   */
  #dismiss({ worker }: Member, port: number): void {
    this.#portName = this.#port;
    this.#options.log.warn({ worker: worker.process.pid, port }, 'worker listens on another port and goes');
    worker.process.kill('SIGKILL');
  }

  #tellOfSilence({ worker }: Member): void {
    this.#options.log.error({ worker: worker.process.pid }, 'worker hangs and is ended');
  }

  #bringUpToDate(member: Member): void {
    if (member.given === this.#latest) return;
    member.given = this.#latest;
    tell(member.worker, { order: 'reload', supergraphSdl: this.#latest });
  }

  /** One place in the fleet, whoever fills it. */
  async #keep(first: Member): Promise<void> {
    let member = first;
    for (let failures = 0; ; failures++) {
      const since = performance.now();
      const end = await whenEnded(member.worker);
      if (this.#stopping) return;
      if (performance.now() - since > LASTED_MS) failures = 0;
      if (!member.isListening) this.#countFailedStart(end);
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      this.#options.log.error(
        { worker: member.worker.process.pid, ...end, waitMs },
        'worker ended; another follows',
      );
      await sleep(waitMs);
      if (this.#stopping) return;
      member = this.#spawn();
    }
  }

  #isAnyListening(): boolean {
    return [...this.#members].some(({ isListening }) => isListening);
  }

  #countFailedStart(end: WorkerEnd): void {
    this.#failedStarts++;
    if (this.#failedStarts >= MAX_FAILED_STARTS && !this.#isAnyListening())
      this.#options.onHopeless(new NoWorkerError(end, this.#failedStarts));
  }
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;
/** A worker that ran this long had no fault from the start. */
const LASTED_MS = 60_000;
/** In a row, in the whole fleet. */
const MAX_FAILED_STARTS = 5;

async function whenEnded(worker: Worker): Promise<WorkerEnd> {
  const { exitCode: code, signalCode: signal } = worker.process;
  if (code !== null || signal !== null) return { code, signal };
  const [exitCode, exitSignal] = (await once(worker.process, 'exit')) as [number | null, string | null];
  return { code: exitCode, signal: exitSignal };
}

function tell(worker: Worker, order: Order): void {
  // One that is just ending has no need of it any more.
  if (worker.isConnected()) worker.send(order, () => undefined);
}
