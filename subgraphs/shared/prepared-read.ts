import type { Connection } from 'pg';
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
 * One execution of a prepared SELECT on a connection of `pg`, which is told once on each connection what the columns
 * are, not for each execution: for a look-up of a person's thirty columns that was a third of the time.
 */
export class PreparedRead {
  readonly name: string;
  readonly text: string;
  /** Rejects with what PostgreSQL says, or with why there was no connection. */
  readonly rows: Promise<readonly PreparedRow[]>;
  resolve: () => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;
  readonly #values: readonly (string | null)[];
  readonly #rows: PreparedRow[] = [];
  #toRow: ToRow | undefined;
  #keepToRow: (toRow: ToRow) => void = () => undefined;

  /** @throws TypeError for a value that PostgreSQL cannot take. */
  constructor({ name, text, values }: PreparedQuery) {
    this.name = name;
    this.text = text;
    this.#values = values.map(toPostgresText);
    this.rows = new Promise((resolve, reject) => {
      this.resolve = () => resolve(this.#rows);
      this.reject = reject;
    });
  }

  /** Writes the messages that execute it; a Sync is still to follow. */
  write(connection: PreparedConnection): void {
    const { name, text } = this;
    const known = shapesOf(connection);
    const isPrepared = connection.parsedStatements[name] !== undefined;
    this.#toRow = isPrepared ? known.get(name) : undefined;
    this.#keepToRow = (toRow) => known.set(name, toRow);
    if (!isPrepared) connection.parse({ name, text, types: [] }, true);
    connection.bind({ portal: '', statement: name, values: [...this.#values] }, true);
    if (!this.#toRow) connection.describe({ type: 'P', name: '' }, true);
    connection.execute({ portal: '', rows: '' }, true);
  }

  describe(columns: readonly Column[]): void {
    this.#toRow = compileRow(columns);
    this.#keepToRow(this.#toRow);
  }

  addRow(fields: readonly (string | null)[]): void {
    if (this.#toRow) this.#rows.push(this.#toRow(fields));
  }
}

export interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

type ToRow = (fields: readonly (string | null)[]) => PreparedRow;

/** What `pg` knows of a connection beside what its types say. */
export type PreparedConnection = Connection & { readonly parsedStatements: Readonly<Record<string, string>> };

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
