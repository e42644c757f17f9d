import { p } from '@mikro-orm/postgresql';

/** What every record says of itself: the system it comes from, when it was recorded, how far it was verified. */
export const recordColumns = () => ({
  sourceSystem: p.text(),
  recordedAt: p.string().columnType('timestamptz'),
  verification: p.text(),
});

/** The check that goes with `recordColumns`; constraint names are unique per table only. */
export const verificationCheck = (table: string) => ({
  name: `${table}_verification`,
  expression: `verification in ('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION')`,
});

/** A date as far as it is known: `2020`, `2020-05`, `2020-05-17`. */
export const partialDateCheck = (table: string, column: string) => ({
  name: `${table}_${column}`,
  expression: String.raw`${column} ~ '^\d{4}(-\d{2}(-\d{2})?)?$'`,
});
