import type { CallLog, SubgraphClient } from './engine/subgraph-client.ts';

/** Which registers a request has asked and for how long, for its lines in the log. */
export class SectorTimes implements CallLog {
  readonly #watches = new Map<string, Stopwatch>();

  begin(subgraph: string): () => void {
    let watch = this.#watches.get(subgraph);
    if (!watch) this.#watches.set(subgraph, (watch = new Stopwatch()));
    watch.start();
    return watch.stop;
  }

  /** Names of the subgraphs asked so far, in the order of the first call. */
  get sectors(): readonly string[] {
    return [...this.#watches.keys()];
  }

  /** What each of them took. */
  read(): ReadonlyMap<string, SectorTime> {
    return new Map([...this.#watches].map(([subgraph, watch]) => [subgraph, watch.read()]));
  }
}

export interface SectorTime {
  readonly calls: number;
  /** Milliseconds during which at least one call was under way. */
  readonly ms: number;
}

/** A client that tells the request's log of every call on its way to `client`. */
export function logCalls(client: SubgraphClient): SubgraphClient {
  return {
    ...client,
    send: (request) => {
      const end = request.context.calls?.begin(request.subgraph);
      const outcome = client.send(request);
      if (end) void outcome.then(end, end);
      return outcome;
    },
  };
}

/** Runs while at least one call does. */
class Stopwatch {
  #calls = 0;
  #running = 0;
  #startedAt = 0;
  #ms = 0;

  start(): void {
    this.#calls += 1;
    if (this.#running === 0) this.#startedAt = performance.now();
    this.#running += 1;
  }

  readonly stop = (): void => {
    this.#running -= 1;
    if (this.#running === 0) this.#ms += performance.now() - this.#startedAt;
  };

  read(): SectorTime {
    const underWay = this.#running === 0 ? 0 : performance.now() - this.#startedAt;
    return { calls: this.#calls, ms: Math.round(this.#ms + underWay) };
  }
}
