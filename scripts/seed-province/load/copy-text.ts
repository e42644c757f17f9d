import { JsonType, type EntitySchema } from '@mikro-orm/core';
import { columnOf } from '../../../subgraphs/shared/statement.ts';

/** A value as COPY takes it: an array is a text array, or JSON in a column of that type. */
export type CopyValue = string | number | boolean | null | undefined | readonly string[] | object;

/** Rows on their way to one table. */
export interface CopyTable {
  readonly name: string;
  /** `copy "person" ("id", …) from stdin`. */
  readonly statement: string;
  add(row: Readonly<Record<string, CopyValue>>): void;
  /** What was added since the last call, in the text format of COPY; empty when there was nothing. */
  take(): string;
}

/** Source: PostgreSQL 18, COPY, "Text Format". */
export function createCopyTable(row: EntitySchema): CopyTable {
  const properties = Object.keys(row.meta.properties);
  const name = row.meta.collection;
  const columns = properties.map((property) => `"${columnOf(property)}"`).join(', ');
  const fields = properties.map((property) => ({
    property,
    write: isJson(row, property) ? jsonField : copyField,
  }));
  let lines = '';
  return {
    name,
    statement: `copy "${name}" (${columns}) from stdin`,
    add(values) {
      lines += `${fields.map(({ property, write }) => write(values[property])).join('\t')}\n`;
    },
    take() {
      const taken = lines;
      lines = '';
      return taken;
    },
  };
}

/** One field: `\N` for null, backslash escapes for the characters that separate. */
export function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return String.raw`\N`;
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escape(Array.isArray(value) ? arrayLiteral(value) : JSON.stringify(value));
}

/** One field of a JSON column. */
export function jsonField(value: CopyValue): string {
  return value === null || value === undefined ? copyField(null) : escape(JSON.stringify(value));
}

function isJson(row: EntitySchema, property: string): boolean {
  const { type } = row.meta.properties[property as never] as { readonly type: unknown };
  return type === JsonType || type instanceof JsonType;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  return SPECIAL.test(text)
    ? text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string)
    : text;
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
