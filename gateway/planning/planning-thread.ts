import type { OperationPlanner, PlannerJob } from '../engine/plan/operation-planner.ts';
import { PlanningRefusal } from '../engine/plan/planning-refusal.ts';
import { InvalidSupergraphError } from '../supergraph/invalid-supergraph-error.ts';
import type { SupergraphReading } from '../supergraph/supergraph-reading.ts';
import { FairQueue } from './fair-queue.ts';
import type { Order, Reply, Success } from './messages.ts';
import { DEFAULT_PLANNING_LIMITS, type PlanningLimits } from './planning-limits.ts';
import { unpackPlan } from './pack-plan.ts';
import { RefusedTexts } from './refused-texts.ts';
import { ReplaceableThread, ThreadLostError, ThreadTimeoutError } from './replaceable-thread.ts';

/** Where operations are validated and planned. */
export interface Planning {
  /** Begins to read a supergraph; the next `load` of the same text takes what has become of it. */
  prepare(sdl: string): void;
  /** Reads a supergraph. Rejects with `InvalidSupergraphError`. */
  load(sdl: string): Promise<PlannedSupergraph>;
  /** Ends the thread; what is under way rejects. */
  close(): Promise<void>;
}

export interface PlannedSupergraph {
  readonly reading: SupergraphReading;
  readonly planner: OperationPlanner;
}

export interface PlanningOptions {
  readonly limits?: PlanningLimits;
  /** Told when the thread is replaced, and why. */
  readonly onLoss?: (reason: string) => void;
  /** The program of the thread; another one in tests. */
  readonly program?: URL;
}

/**
 * Starts the planning thread of this process, for all generations: validation and planning are synchronous, and a
 * hostile operation takes seconds of them. One order at a time; who waits is bounded, and callers take turns.
 */
export function startPlanning(options: PlanningOptions = {}): Planning {
  const thread = new PlanningThread(options);
  let prepared: { readonly sdl: string; readonly loading: Promise<PlannedSupergraph> } | undefined;
  return {
    prepare: (sdl) => {
      const loading = thread.load(sdl);
      loading.catch(() => undefined);
      prepared = { sdl, loading };
    },
    load: (sdl) => {
      const ready = prepared;
      prepared = undefined;
      return ready?.sdl === sdl ? ready.loading : thread.load(sdl);
    },
    close: () => thread.close(),
  };
}

/** Milliseconds; a supergraph that needs longer is not one that can be served. */
const LOAD_TIMEOUT_MS = 60_000;
/** A thread may die once under an order without its fault. */
const ATTEMPTS = 2;

type Waiting = Partial<PlannerJob> & Pick<PlannerJob, 'isWanted'>;
const LOADING: Waiting = { turnKey: 'load', isWanted: () => true };

interface Job {
  readonly order: Order;
  readonly isWanted: () => boolean;
  readonly resolve: (reply: Success) => void;
  readonly reject: (reason: Error) => void;
}

class PlanningThread {
  readonly #limits: PlanningLimits;
  readonly #thread: ReplaceableThread<Order, Reply>;
  readonly #queue = new FairQueue<Job>();
  readonly #refused = new RefusedTexts();
  /** The texts of all supergraphs in use. */
  readonly #sdls = new Map<number, string>();
  /** Those that the thread holds at present. */
  readonly #held = new Set<number>();
  #lastSupergraph = 0;
  #isBusy = false;

  constructor({ limits = DEFAULT_PLANNING_LIMITS, onLoss, program }: PlanningOptions) {
    this.#limits = limits;
    this.#thread = new ReplaceableThread<Order, Reply>({
      program: program ?? PROGRAM,
      onLoss: (reason) => {
        this.#held.clear();
        onLoss?.(reason);
      },
    });
  }

  async load(sdl: string): Promise<PlannedSupergraph> {
    const supergraph = ++this.#lastSupergraph;
    this.#sdls.set(supergraph, sdl);
    try {
      const { reading } = await this.#enqueue('loaded', LOADING, { kind: 'load', supergraph, sdl });
      return { reading, planner: this.#plannerOf(supergraph) };
    } catch (error) {
      this.#forget(supergraph);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  #plannerOf(supergraph: number): OperationPlanner {
    const ask = <Kind extends Success['kind']>(kind: Kind, job: PlannerJob, order: Order) => {
      if (this.#refused.has(job.text)) throw this.#tooMuch();
      return this.#enqueue(kind, job, order);
    };
    return {
      validate: async (job) => {
        const { text } = job;
        return (await ask('validated', job, { kind: 'validate', supergraph, text })).faults;
      },
      plan: async (job) => {
        const { text, labels } = job;
        const { plan } = await ask('planned', job, { kind: 'plan', supergraph, text, labels });
        return plan === undefined ? undefined : unpackPlan(plan);
      },
      introspect: async (job) => {
        const { text, variables } = job;
        const order = { kind: 'introspect', supergraph, text, variables } as const;
        return (await ask('introspected', job, order)).introspected;
      },
      close: () => this.#forget(supergraph),
    };
  }

  #tooMuch(): PlanningRefusal {
    const { timeoutMs } = this.#limits;
    return new PlanningRefusal('LIMIT_EXCEEDED', {
      vi: `Thao tác cần nhiều công lập kế hoạch hơn mức được phép; mỗi thao tác có nhiều nhất ${timeoutMs} ms.`,
      en: `The operation takes more planning than one may have; at most ${timeoutMs} ms are spent on it.`,
    });
  }

  #enqueue<Kind extends Success['kind']>(
    kind: Kind,
    { turnKey = '', isWanted }: Waiting,
    order: Order,
  ): Promise<Extract<Success, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      const check = (reply: Success): void => {
        if (reply.kind === kind) resolve(reply as Extract<Success, { kind: Kind }>);
        else reject(new Error(`the planning thread answered ${reply.kind} instead of ${kind}`));
      };
      this.#queue.add(turnKey, { order, isWanted, resolve: check, reject });
      if (order.kind !== 'load') this.#bound(turnKey);
      void this.#work();
    });
  }

  /** When too many wait: those go whom nobody waits for any more, then the last of whoever has most waiting. */
  #bound(newcomer: string): void {
    const { maxQueue } = this.#limits;
    if (this.#queue.size <= maxQueue) return;
    for (const job of this.#queue.keepOnly(({ isWanted }) => isWanted())) job.reject(new Error(UNWANTED));
    if (this.#queue.size <= maxQueue) return;
    const message = {
      vi: `${maxQueue} thao tác mới đối với cổng đang chờ được lập kế hoạch; không nhận thêm.`,
      en: `${maxQueue} operations that are new to the gateway wait to be planned; no more are accepted.`,
    };
    this.#queue.makeRoom(newcomer)?.reject(new PlanningRefusal('GATEWAY_BUSY', message, RETRY_AFTER_SECONDS));
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let job = this.#queue.take(); job; job = this.#queue.take()) {
      if (job.isWanted()) await this.#do(job);
      else job.reject(new Error(UNWANTED));
    }
    this.#isBusy = false;
  }

  async #do({ order, resolve, reject }: Job): Promise<void> {
    try {
      resolve(await this.#attempt(order));
    } catch (error) {
      reject(this.#explain(order, error));
    }
  }

  async #attempt(order: Order, attempts = ATTEMPTS): Promise<Success> {
    try {
      // Another thread than the one that read it.
      if (order.kind !== 'load' && !this.#held.has(order.supergraph)) await this.#loadAgain(order.supergraph);
      return await this.#ask(order);
    } catch (error) {
      if (!(error instanceof ThreadLostError) || attempts <= 1) throw error;
      return this.#attempt(order, attempts - 1);
    }
  }

  async #loadAgain(supergraph: number): Promise<void> {
    const sdl = this.#sdls.get(supergraph);
    if (sdl === undefined) throw new Error('a supergraph that nobody uses any more');
    await this.#ask({ kind: 'load', supergraph, sdl });
  }

  async #ask(order: Order): Promise<Success> {
    const timeoutMs = order.kind === 'load' ? LOAD_TIMEOUT_MS : this.#limits.timeoutMs;
    const reply = await this.#thread.ask(order, timeoutMs);
    if (reply.kind === 'invalid-supergraph') throw new InvalidSupergraphError(reply.reasons);
    if (reply.kind === 'fault') throw new Error(reply.detail);
    if (reply.kind === 'loaded') this.#held.add(order.supergraph);
    return reply;
  }

  /** What was too much for the thread once is not given to it again for a while. */
  #explain(order: Order, error: unknown): Error {
    if (error instanceof ThreadTimeoutError && order.kind !== 'load') {
      this.#refused.add(order.text);
      return this.#tooMuch();
    }
    if (error instanceof ThreadLostError && order.kind !== 'load') this.#refused.add(order.text);
    return error instanceof Error ? error : new Error(String(error));
  }

  #forget(supergraph: number): void {
    this.#sdls.delete(supergraph);
    if (this.#held.delete(supergraph)) this.#thread.tell({ kind: 'forget', supergraph });
  }
}

const RETRY_AFTER_SECONDS = 1;
/** Read by nobody. */
const UNWANTED = 'everybody who waited for it has left';

/** Beside this file, and what this file is: source in tests, compiled in production. */
const PROGRAM = new URL(
  `./thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);
