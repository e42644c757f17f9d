import type { EntitySchema } from '@mikro-orm/core';
import { columnOf } from '../../../subgraphs/shared/statement.ts';

/** A value as COPY takes it: arrays are text arrays, objects JSON. */
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
  let lines = '';
  return {
    name,
    statement: `copy "${name}" (${columns}) from stdin`,
    add(values) {
      let line = copyField(values[properties[0] as string]);
      for (let index = 1; index < properties.length; index++) {
        line += `\t${copyField(values[properties[index] as string])}`;
      }
      lines += `${line}\n`;
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
  return escape(Array.isArray(value) && value.every(isText) ? arrayLiteral(value) : JSON.stringify(value));
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  return SPECIAL.test(text)
    ? text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string)
    : text;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
