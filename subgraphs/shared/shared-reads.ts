import { Departures, type Batch, type DepartureOptions, type Passenger } from './departures.ts';
import { ReadTicket, type KeysOf, type SharedRead } from './read-ticket.ts';
import type { Statement } from './statement.ts';

/** The SELECTs by key of all requests of a process. */
export interface SharedReads {
  read<Row>(
    statement: Statement<Row>,
    keys: readonly (string | number)[],
    keysOf: KeysOf<Row>,
  ): SharedRead<Row>;
}

/**
 * Lets requests that look up keys by the same statement at the same time share one SELECT, and sends what different
 * statements look up at the same time over one connection. A statement that runs already is not run beside itself: what
 * comes meanwhile waits for its end and then goes together, so that the busier a register is, the fewer statements it
 * sends for each request. Alone, a request waits for nothing.
 */
export function createSharedReads(options: DepartureOptions): SharedReads {
  const departures = new Departures(options);
  const queues = new Map<string, Queue>();
  return {
    read: (statement, keys, keysOf) => {
      const queue = queues.get(statement.name) ?? new Queue(statement, departures);
      queues.set(statement.name, queue);
      return queue.add(keys, keysOf as KeysOf<unknown>) as SharedRead<never>;
    },
  };
}

/** Beyond so many keys a SELECT takes long enough that others should not wait for it, nor it for them. */
const FEW = 100;
/** Milliseconds after which a statement that still runs is waited for no longer. */
const PATIENCE_MS = 20;

class Queue implements Passenger {
  readonly #statement: Statement<unknown>;
  readonly #departures: Departures;
  #waiting: ReadTicket[] = [];
  /** The batch that others wait for. */
  #running: Batch | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(statement: Statement<unknown>, departures: Departures) {
    this.#statement = statement;
    this.#departures = departures;
  }

  add(keys: readonly (string | number)[], keysOf: KeysOf<unknown>): SharedRead<unknown> {
    const ticket = new ReadTicket(keys, keysOf);
    if (keys.length > FEW) {
      this.#departures.send([{ statement: this.#statement, tickets: [ticket] }]);
      return ticket;
    }
    this.#waiting.push(ticket);
    if (this.#running) this.#timer ??= setTimeout(() => this.#departures.join(this), PATIENCE_MS);
    else if (this.#waiting.length === 1) this.#departures.join(this);
    return ticket;
  }

  takeBatch(): Batch | undefined {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const tickets = this.#waiting.filter((ticket) => !ticket.hasLeft);
    this.#waiting = [];
    if (tickets.length === 0) return undefined;
    const batch: Batch = { statement: this.#statement, tickets, onEnd: () => this.#afterEnd(batch) };
    this.#running = batch;
    return batch;
  }

  #afterEnd(batch: Batch): void {
    if (this.#running !== batch) return;
    this.#running = undefined;
    if (this.#waiting.length > 0) this.#departures.join(this);
  }
}
