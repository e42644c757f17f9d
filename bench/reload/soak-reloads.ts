import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Gateway } from '../../gateway/create-gateway.ts';
import { type TwoVersions, valuesIn } from './two-versions.ts';

export interface SoakOptions {
  readonly gateway: Gateway;
  /** Where it listens. */
  readonly origin: string;
  readonly versions: TwoVersions;
  readonly reloads: number;
  /** Requests under way at any time. */
  readonly clients: number;
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface SoakReport {
  readonly reloads: number;
  readonly requests: number;
  /** What went wrong, a sentence each; the first hundred. */
  readonly failures: readonly string[];
  /** Bytes after garbage collection, a fifth on the way and at the end. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** Milliseconds that nobody was served, at most. */
  readonly longestBlock: number;
}

/** Reloads a gateway of this process between two supergraphs, over and over, while clients ask without a pause. */
export async function soakReloads(options: SoakOptions): Promise<SoakReport> {
  const { gateway, versions, reloads, onProgress } = options;
  const load = new Load(options);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const warmUp = Math.floor(reloads / 5);
  let heapBefore = 0;
  load.start();
  delay.enable();
  for (let done = 0; done < reloads; done++) {
    if (done === warmUp) heapBefore = await heapUsed(load);
    const outcome = await gateway.reload(versions.supergraphs[(done + 1) % 2] as string);
    if (outcome !== 'swapped') load.fail(`reload ${done}: ${outcome}`);
    // A swap must be tried, or it would prove nothing.
    await load.someMore();
    onProgress?.(done + 1);
  }
  delay.disable();
  const heapAfter = await heapUsed(load);
  await load.stop();
  const { requests, failures } = load;
  return { reloads, requests, failures, heapBefore, heapAfter, longestBlock: delay.max / 1e6 };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Without traffic, so that only what stays is counted. */
async function heapUsed(load: Load): Promise<number> {
  await load.stop();
  collectGarbage();
  // What finalizers let go of is only garbage in a second round.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  const { heapUsed: bytes } = process.memoryUsage();
  load.start();
  return bytes;
}

class Load {
  requests = 0;
  readonly failures: string[] = [];
  readonly #options: SoakOptions;
  #clients: readonly Promise<void>[] = [];
  #end = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(options: SoakOptions) {
    this.#options = options;
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    this.#clients = Array.from({ length: this.#options.clients }, (_, client) => this.#askOn(client, signal));
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#clients);
  }

  /** Resolves when as many requests have been answered as there are clients. */
  async someMore(): Promise<void> {
    const enough = this.requests + this.#options.clients;
    while (this.requests < enough) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  fail(what: string): void {
    if (this.failures.length < MAX_FAILURES) this.failures.push(what);
  }

  async #askOn(client: number, signal: AbortSignal): Promise<void> {
    const { operations } = this.#options.versions;
    for (let turn = client; !signal.aborted; turn++) {
      await this.#ask(operations[turn % operations.length] as string);
      this.requests++;
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async #ask(query: string): Promise<void> {
    try {
      const response = await fetch(`${this.#options.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      this.#judge(response.status, await response.text());
    } catch (error) {
      this.fail(`no answer: ${String(error)}`);
    }
  }

  #judge(status: number, text: string): void {
    const answer = JSON.parse(text) as object;
    if (status !== 200 || 'errors' in answer) return this.fail(`${status} ${text}`);
    if (valuesIn(answer).size !== 1) this.fail(`a mixed or empty answer: ${text}`);
  }
}

const MAX_FAILURES = 100;
