import { JOINABLE_MS } from '../../gateway/transport/share-in-flight.ts';

interface Illness {
  readonly sector: string;
  readonly from: number;
  /** Until when its consequences may show; open while the fault lasts. */
  until: number;
}

/** Which sectors were ill at what time, so that every missing field can be traced to a fault that was made. */
export class IllnessLog {
  readonly #now: () => number;
  readonly #aftermathMs: number;
  #illnesses: Illness[] = [];

  /**
   * @param aftermathMs milliseconds after a fault in which its consequences may still show: a breaker that is open, a
   * shared request that still hangs.
   */
  constructor(aftermathMs: number, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#aftermathMs = aftermathMs;
  }

  /** @returns to be called when the fault is over. */
  begin(sector: string): () => void {
    const now = this.#now();
    // A request is remembered for a minute at most.
    this.#illnesses = this.#illnesses.filter(({ until }) => until > now - MEMORY_MS);
    const illness = { sector, from: now, until: Infinity };
    this.#illnesses.push(illness);
    return () => {
      illness.until = this.#now() + this.#aftermathMs;
    };
  }

  /** From now on there are no consequences any more: it has been tried. Only what hangs can still be joined. */
  recovered(): void {
    const now = this.#now();
    for (const illness of this.#illnesses) {
      const joinableUntil = illness.until - this.#aftermathMs + JOINABLE_MS;
      illness.until = Math.min(illness.until, Math.max(now, joinableUntil));
    }
  }

  /** The sectors of which a request in this time may miss something. */
  illBetween(from: number, until: number): ReadonlySet<string> {
    const during = this.#illnesses.filter((illness) => illness.from <= until && illness.until >= from);
    return new Set(during.map(({ sector }) => sector));
  }
}

const MEMORY_MS = 60_000;
