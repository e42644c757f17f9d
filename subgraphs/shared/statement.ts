import type { EntitySchema } from '@mikro-orm/core';

/** SQL that PostgreSQL parses and plans once per connection, by its name. */
export interface Statement<Row> {
  /** At most 63 bytes, unique in the process: PostgreSQL's limit for identifiers. */
  readonly name: string;
  readonly text: string;
  /** Never set: it only carries the type of the rows. */
  readonly row?: Row;
}

/** Told of each statement sent; benchmarks and tests count with it. The values are personal: never log them. */
export type StatementListener = (name: string, text: string, values: readonly unknown[]) => void;

const names = new Set<string>();

/**
 * Declares a prepared statement; call it once, at module level.
 * @throws TypeError when the name is taken or too long for PostgreSQL.
 */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if (names.has(name)) throw new TypeError(`two statements are called "${name}"`);
  if (Buffer.byteLength(name) > 63) throw new TypeError(`"${name}" is longer than PostgreSQL's 63 bytes`);
  names.add(name);
  return Object.freeze({ name, text });
}

/**
 * The select list of a row: each column under its property's name, e.g. `v."owner_id" as "ownerId"`.
 * Columns are the property in snake case throughout, so that a row needs no mapping after the driver.
 */
export function columns(row: EntitySchema, alias: string): string {
  return Object.keys(row.meta.properties)
    .map((property) => `${alias}."${columnOf(property)}" as "${property}"`)
    .join(', ');
}

/** `ownerId` → `owner_id`. */
export function columnOf(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
