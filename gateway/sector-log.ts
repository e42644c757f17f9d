import type { CallContext, SubgraphClient } from './engine/subgraph-client.ts';

/** Remembers which registers a request has asked and for how long, for its lines in the log. */
export interface SectorLog {
  /** A client that notes every call on its way to `client`. */
  watch(client: SubgraphClient): SubgraphClient;
  /** Names of the subgraphs asked under this context so far, in the order of the first call. */
  sectorsOf(context: CallContext): readonly string[];
  /** What each of them took. */
  timesOf(context: CallContext): ReadonlyMap<string, SectorTime>;
}

export interface SectorTime {
  readonly calls: number;
  /** Milliseconds during which at least one call was under way. */
  readonly ms: number;
}

/** The context object of a request is its key, so nothing has to be cleaned up. */
export function createSectorLog(): SectorLog {
  const asked = new WeakMap<CallContext, Map<string, Stopwatch>>();
  const stopwatch = (context: CallContext, subgraph: string): Stopwatch => {
    const sectors = asked.get(context) ?? new Map<string, Stopwatch>();
    asked.set(context, sectors);
    const watch = sectors.get(subgraph) ?? new Stopwatch();
    sectors.set(subgraph, watch);
    return watch;
  };
  return {
    watch: (client) => ({
      ...client,
      send: (request) => {
        const watch = stopwatch(request.context, request.subgraph);
        watch.start();
        const outcome = client.send(request);
        void outcome.then(watch.stop, watch.stop);
        return outcome;
      },
    }),
    sectorsOf: (context) => [...(asked.get(context)?.keys() ?? [])],
    timesOf: (context) =>
      new Map([...(asked.get(context) ?? [])].map(([subgraph, watch]) => [subgraph, watch.read()])),
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
