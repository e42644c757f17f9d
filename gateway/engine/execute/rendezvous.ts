import type { SubgraphOutcome } from '../subgraph-client.ts';

/** A fetch that is ready to go out, alone or with others. */
export interface ReadyFetch {
  /** Its place among those it can go out with. */
  readonly index: number;
  /** The representations as JSON, separated by commas. */
  readonly text: string;
  readonly receive: (outcome: SubgraphOutcome) => void;
  readonly done: () => void;
  readonly sendAlone: () => void;
}

/**
 * Where the fetches of one request meet that can go out together. They leave when all have come or passed, and never
 * later than after as long a wait as it took the first of them to come; who comes later leaves with the rest.
 */
export class Rendezvous {
  readonly #openedAt = performance.now();
  readonly #depart: (fetches: readonly ReadyFetch[]) => void;
  #expected: number;
  #present: ReadyFetch[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param depart gets at least one member, in the order of their indexes. */
  constructor(expected: number, depart: (fetches: readonly ReadyFetch[]) => void) {
    this.#expected = expected;
    this.#depart = depart;
  }

  join(fetch: ReadyFetch): void {
    this.#present.push(fetch);
    this.#expected -= 1;
    if (this.#expected === 0) this.#leave();
    else this.#timer ??= setTimeout(this.#leave, performance.now() - this.#openedAt);
  }

  pass(): void {
    this.#expected -= 1;
    if (this.#expected === 0 && this.#present.length > 0) this.#leave();
  }

  readonly #leave = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fetches = this.#present.sort((a, b) => a.index - b.index);
    this.#present = [];
    this.#depart(fetches);
  };
}
