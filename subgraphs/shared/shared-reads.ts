import type { Pool } from 'pg';
import { handOutRows } from './hand-out-rows.ts';
import { ReadTicket, type KeysOf, type SharedRead } from './read-ticket.ts';
import { createRunningStatements } from './running-statements.ts';
import type { Statement, StatementListener } from './statement.ts';

/** The SELECTs by key of all requests of a process. */
export interface SharedReads {
  read<Row>(
    statement: Statement<Row>,
    keys: readonly (string | number)[],
    keysOf: KeysOf<Row>,
  ): SharedRead<Row>;
}

export interface SharedReadsOptions {
  readonly pool: Pool;
  readonly onStatement?: StatementListener | undefined;
}

/**
 * Lets requests that look up keys by the same statement at the same time share one SELECT. A statement that runs already
 * is not run beside itself: what comes meanwhile waits for its end and then goes together, so that the busier a register
 * is, the fewer statements it sends for each request. Alone, a request waits for nothing.
 */
export function createSharedReads(options: SharedReadsOptions): SharedReads {
  const queues = new Map<string, Queue>();
  return {
    read: (statement, keys, keysOf) => {
      const queue = queues.get(statement.name) ?? new Queue(statement, options);
      queues.set(statement.name, queue);
      return queue.add(keys, keysOf as KeysOf<unknown>) as SharedRead<never>;
    },
  };
}

/** Beyond so many keys a SELECT takes long enough that others should not wait for it, nor it for them. */
const FEW = 100;
/** Milliseconds after which a statement that still runs is waited for no longer. */
const PATIENCE_MS = 20;

class Queue {
  readonly #statement: Statement<unknown>;
  readonly #options: SharedReadsOptions;
  #waiting: ReadTicket[] = [];
  /** The batch that others wait for. */
  #running: Batch | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(statement: Statement<unknown>, options: SharedReadsOptions) {
    this.#statement = statement;
    this.#options = options;
  }

  add(keys: readonly (string | number)[], keysOf: KeysOf<unknown>): SharedRead<unknown> {
    const ticket = new ReadTicket(keys, keysOf);
    if (keys.length > FEW) {
      void this.#run([ticket]);
      return ticket;
    }
    this.#waiting.push(ticket);
    if (this.#running) this.#timer ??= setTimeout(() => this.#flush(), PATIENCE_MS);
    // After what the event loop has at hand now, so that requests that came together go together.
    else if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    return ticket;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const tickets = this.#waiting.filter((ticket) => !ticket.hasLeft);
    this.#waiting = [];
    if (tickets.length === 0) return;
    const batch = this.#run(tickets);
    this.#running = batch;
    void batch.ended.then(() => {
      if (this.#running !== batch) return;
      this.#running = undefined;
      if (this.#waiting.length > 0) this.#flush();
    });
  }

  #run(tickets: readonly ReadTicket[]): Batch {
    return runBatch(this.#statement, tickets, this.#options);
  }
}

interface Batch {
  readonly ended: Promise<void>;
}

function runBatch(
  { name, text }: Statement<unknown>,
  tickets: readonly ReadTicket[],
  { pool, onStatement }: SharedReadsOptions,
): Batch {
  const statements = createRunningStatements();
  for (const ticket of tickets) {
    ticket.onLeave = () => {
      if (tickets.every(({ hasLeft }) => hasLeft)) statements.cancel();
    };
  }
  const [only] = tickets;
  const keys =
    tickets.length === 1 && only ? only.keys : [...new Set(tickets.flatMap((ticket) => ticket.keys))];
  const values = [keys];
  onStatement?.(name, text, values);
  const ended = statements.run(pool, { name, text, values }).then(
    (rows) => handOutRows(rows, tickets),
    (error: unknown) => tickets.forEach((ticket) => ticket.reject(error)),
  );
  return { ended };
}
