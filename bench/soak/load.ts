import { Agent } from 'node:http';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { createRandom } from '../../scripts/seed-province/random.ts';
import type { Client } from './client.ts';
import { REQUEST_KINDS, type RequestKind } from './request-kinds.ts';

export interface LoadOptions extends Pick<Client, 'url' | 'questions' | 'illness'> {
  readonly clients: number;
  readonly seed: number;
  readonly onComplaint: (what: string) => void;
}

export interface KindCount {
  requests: number;
  partial: number;
  /** Microseconds. */
  readonly latency: RecordableHistogram;
}

/** Clients who ask without a pause, each in an order of its own that the seed decides. */
export class Load {
  readonly counts: ReadonlyMap<string, KindCount> = new Map(
    REQUEST_KINDS.map(({ name }) => [
      name,
      { requests: 0, partial: 0, latency: createHistogram({ figures: 3 }) },
    ]),
  );
  readonly #options: LoadOptions;
  readonly #clients: readonly Client[];
  readonly #agent = new Agent({ keepAlive: true });
  #running: readonly Promise<void>[] = [];
  #end = new AbortController();

  constructor(options: LoadOptions) {
    this.#options = options;
    const { url, questions, illness, seed } = options;
    this.#clients = Array.from({ length: options.clients }, (_, index) => {
      const random = createRandom(seed, index);
      // Every fourth has a new connection for each request.
      return { url, questions, illness, random, ...(index % 4 > 0 && { agent: this.#agent }) };
    });
  }

  get requests(): number {
    return [...this.counts.values()].reduce((sum, { requests }) => sum + requests, 0);
  }

  get partial(): number {
    return [...this.counts.values()].reduce((sum, { partial }) => sum + partial, 0);
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    this.#running = this.#clients.map((client) => this.#askOn(client, signal));
  }

  /** Resolves when every request has been answered. */
  async pause(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#running);
  }

  async #askOn(client: Client, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const kind = client.random.weighted(REQUEST_KINDS.map((it) => [it, it.weight] as const));
      await this.#run(kind, client);
    }
  }

  async #run({ name, run }: RequestKind, client: Client): Promise<void> {
    const startedAt = performance.now();
    const { complaint, isPartial } = await run(client);
    const count = this.counts.get(name);
    if (!count) return;
    count.requests += 1;
    if (isPartial) count.partial += 1;
    count.latency.record(Math.max(1, Math.round((performance.now() - startedAt) * 1000)));
    if (complaint !== undefined) this.#options.onComplaint(`${name}: ${complaint}`);
  }
}
