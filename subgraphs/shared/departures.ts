import type { Pool } from 'pg';
import { isConnectionFailure } from './connection-failure.ts';
import { handOutRows } from './hand-out-rows.ts';
import type { ReadTicket } from './read-ticket.ts';
import { createRunningStatements } from './running-statements.ts';
import type { Statement, StatementListener } from './statement.ts';

/** Requests that share one SELECT. */
export interface Batch {
  readonly statement: Statement<unknown>;
  readonly tickets: readonly ReadTicket[];
  /** Called when every ticket has its rows or its error. */
  readonly onEnd?: () => void;
}

/** Has something to send when it is asked. */
export interface Passenger {
  /** Undefined: nobody needs it any more. */
  takeBatch(): Batch | undefined;
}

export interface DepartureOptions {
  readonly pool: Pool;
  readonly onStatement?: StatementListener | undefined;
}

/**
 * Sends what is to be read at the same time together over one connection. A departure waits for what the event loop has
 * at hand, so that requests which came together go together.
 */
export class Departures {
  readonly #options: DepartureOptions;
  readonly #waiting = new Set<Passenger>();

  constructor(options: DepartureOptions) {
    this.#options = options;
  }

  /** Takes the passenger along with the next departure. */
  join(passenger: Passenger): void {
    if (this.#waiting.size === 0) setImmediate(() => this.#depart());
    this.#waiting.add(passenger);
  }

  /** Sends SELECTs at once, on one connection. */
  send(batches: readonly Batch[]): void {
    const { pool, onStatement } = this.#options;
    const statements = createRunningStatements();
    const everybody = batches.flatMap(({ tickets }) => tickets);
    for (const ticket of everybody) {
      ticket.onLeave = () => {
        if (everybody.every(({ hasLeft }) => hasLeft)) statements.cancel();
      };
    }
    const queries = batches.map(({ statement: { name, text }, tickets }) => ({
      name,
      text,
      values: [keysOf(tickets)],
    }));
    for (const { name, text, values } of queries) onStatement?.(name, text, values);
    const results = statements.run(pool, queries);
    for (const [at, { statement, tickets, onEnd }] of batches.entries()) {
      void results[at]
        ?.then((rows) => handOutRows(rows, tickets))
        .catch((error: unknown) => this.#afterFault(statement, tickets, error))
        .then(onEnd);
    }
  }

  /** A statement that several share may fail for the keys of one: then each caller's part is repeated alone. */
  async #afterFault(statement: Batch['statement'], tickets: Batch['tickets'], error: unknown): Promise<void> {
    if (tickets.length === 1 || isConnectionFailure(error)) {
      for (const ticket of tickets) ticket.reject(error);
      return;
    }
    const wanted = tickets.filter(({ hasLeft }) => !hasLeft);
    // Not over one connection: it cannot be asked twice to prepare the same statement.
    for (const ticket of wanted) this.send([{ statement, tickets: [ticket] }]);
    await Promise.allSettled(wanted.map(({ rows }) => rows));
  }

  #depart(): void {
    const passengers = [...this.#waiting];
    this.#waiting.clear();
    const batches = passengers.flatMap((passenger) => passenger.takeBatch() ?? []);
    if (batches.length > 0) this.send(batches);
  }
}

function keysOf(tickets: readonly ReadTicket[]): readonly (string | number)[] {
  const [only] = tickets;
  return tickets.length === 1 && only ? only.keys : [...new Set(tickets.flatMap((ticket) => ticket.keys))];
}
