import type { Connection, Submittable } from 'pg';
import { toPostgresText } from './postgres-text.ts';
import { readPostgresValue } from './postgres-values.ts';

/** A SELECT that each connection prepares once. */
export interface PreparedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row by the names of its columns. */
export type PreparedRow = Record<string, unknown>;

/**
 * Runs a prepared SELECT on a connection of `pg`, as its own `Query` does, but is told once on each connection what the
 * columns are, not for each execution: for a look-up of a person's thirty columns that was a third of the time.
 * `Submittable` is the interface of `pg` for queries of others; `name`, `text` and `callback` are part of it.
 */
export class PreparedRead implements Submittable {
  readonly name: string;
  readonly text: string;
  readonly callback: (error: Error | null, rows: readonly PreparedRow[]) => void;
  readonly #values: readonly unknown[];
  readonly #rows: PreparedRow[] = [];
  #toRow: ToRow | undefined;
  #keepToRow: (toRow: ToRow) => void = () => undefined;

  constructor({ name, text, values }: PreparedQuery, callback: PreparedRead['callback']) {
    this.name = name;
    this.text = text;
    this.#values = values;
    this.callback = callback;
  }

  /** @returns what cannot be sent: `pg` then calls `handleError`. */
  submit(given: Connection): Error | null {
    const connection = given as Inner;
    const { name, text } = this;
    const known = shapesOf(connection);
    const isPrepared = connection.parsedStatements[name] !== undefined;
    this.#toRow = isPrepared ? known.get(name) : undefined;
    this.#keepToRow = (toRow) => known.set(name, toRow);
    const values = this.#values.map(toPostgresText);
    // One packet for all messages.
    connection.stream.cork();
    if (!isPrepared) connection.parse({ name, text, types: [] }, true);
    connection.bind({ portal: '', statement: name, values }, true);
    if (!this.#toRow) connection.describe({ type: 'P', name: '' }, true);
    connection.execute({ portal: '', rows: '' }, true);
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.#toRow = compileRow(fields);
    this.#keepToRow(this.#toRow);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#toRow) this.#rows.push(this.#toRow(fields));
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }
}

interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

type ToRow = (fields: readonly (string | null)[]) => PreparedRow;

/** What `pg` knows of a connection beside what its types say. */
type Inner = Connection & { readonly parsedStatements: Readonly<Record<string, string>> };

/** By connection and statement: a statement cannot change its columns while it stays prepared. */
const SHAPES = new WeakMap<Connection, Map<string, ToRow>>();

function shapesOf(connection: Connection): Map<string, ToRow> {
  const known = SHAPES.get(connection) ?? new Map<string, ToRow>();
  SHAPES.set(connection, known);
  return known;
}

function compileRow(columns: readonly Column[]): ToRow {
  const names = columns.map(({ name }) => name);
  const parsers = columns.map(({ dataTypeID }) => readPostgresValue(dataTypeID));
  // Copied for each row, so that all rows have one shape for the engine.
  const blank: PreparedRow = Object.fromEntries(names.map((name) => [name, null]));
  return (fields) => {
    const row = { ...blank };
    for (let index = 0; index < fields.length; index += 1) {
      const text = fields[index];
      if (text !== null && text !== undefined) row[names[index] as string] = parsers[index]?.(text);
    }
    return row;
  };
}
