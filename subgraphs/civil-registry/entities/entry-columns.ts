import { defineEntity } from '@mikro-orm/core';
import { partialDateCheck } from '../../shared/partial-date-check.ts';
import { recordColumns } from '../../shared/record-columns.ts';

const p = defineEntity.properties;

/**
 * Columns of every entry of a register book: where it stands, who made it, and how far it can be trusted.
 * Source: Law on Civil Status 60/2014/QH13 art. 12 and the book forms of Circular 04/2020/TT-BTP.
 */
export function entryColumns() {
  return {
    id: p.integer().primary(),
    /** Kind of book and volume, e.g. `KS-01`; see codelists.ts. */
    book: p.string().columnType('text'),
    number: p.string().columnType('text'),
    /** Year of the book. */
    year: p.smallint(),
    /** Dated id of the commune or province that registered; null for a mission abroad. */
    unitId: p.string().columnType('text').nullable(),
    /** Name of the office when it is not the commune's: a mission abroad, a former district. */
    authority: p.string().columnType('text').nullable(),
    registeredOn: p.date(),
    signer: p.string().columnType('text').nullable(),
    requester: p.string().columnType('text').nullable(),
    copiesIssued: p.smallint().default(0),
    ...recordColumns(),
  };
}

/** How a base act came into the book; `REREGISTERED` replaces a lost one, `FOREIGN_PAPERS` notes an act made abroad. */
export const REGISTRATION_MODES = ['NEW', 'REREGISTERED', 'FOREIGN_PAPERS'] as const;

/** A date as far as it is known. */
export function partialDate() {
  return p.string().columnType('text');
}

/** A 12-digit personal ID; no foreign key, since the population register owns it. */
export function citizenId() {
  return p.string().columnType('text');
}

/** Constraints of `entryColumns`, and of the columns named. */
export function entryChecks(
  table: string,
  { book, ids, dates = [] }: { book: string; ids: readonly string[]; dates?: readonly string[] },
) {
  return [
    { name: `${table}_book_check`, expression: `book ~ '^${book}-[0-9]{2,3}$'` },
    { name: `${table}_place_check`, expression: `unit_id is not null or authority is not null` },
    ...ids.map((column) => ({ name: `${table}_${column}_check`, expression: `${column} ~ '^[0-9]{12}$'` })),
    ...dates.map((column) => partialDateCheck(`${table}_${column}_check`, column)),
  ];
}

/** A number stands once in a year's book of a place. */
export function entryKey(table: string) {
  return {
    name: `${table}_key`,
    properties: ['unitId', 'year', 'book', 'number'] as ('unitId' | 'year' | 'book' | 'number')[],
  };
}
