import { types } from 'pg';

type Parser = (text: string) => unknown;

/**
 * How a column's text becomes a value: dates stay `YYYY-MM-DD`, timestamps become ISO 8601 in UTC,
 * 64-bit counts become numbers (none here comes near 2^53), numerics become numbers (areas and shares).
 */
export function readPostgresValue(oid: number, format?: 'text' | 'binary'): Parser {
  return PARSERS.get(oid) ?? (types.getTypeParser(oid, format as 'text') as Parser);
}

const asText: Parser = (text) => text;
const asNumber: Parser = Number;
/** `2021-07-01 02:30:00+00`, as sessions in UTC get it, is cut and joined; anything else goes through Date, ten times slower. */
const asInstant: Parser = (text) =>
  text.length === 22 && text.endsWith('+00')
    ? `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`
    : new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();

const PARSERS: ReadonlyMap<number, Parser> = new Map([
  [types.builtins.DATE, asText],
  [types.builtins.TIMESTAMPTZ, asInstant],
  [types.builtins.INT8, asNumber],
  [types.builtins.NUMERIC, asNumber],
]);
