import type { VerificationState } from '../../shared/register-record.ts';
import type { ChangeRow } from './amended.ts';

/**
 * A whole row as a SELECT of `columns()` with `changesOf()` gives it: nothing is absent (the ORM's `undefined` for
 * what was not set exists only on its own objects), enumerations as the graph has them, timestamps as ISO text.
 */
export type ReadRow<Row> = {
  readonly [Column in StringKeys<Row>]: Column extends 'verification'
    ? VerificationState
    : Column extends 'recordedAt'
      ? string
      : Exclude<Row[Column], undefined>;
} & { readonly changes: readonly (readonly ChangeRow[])[] | null };

/** Leaves out the symbols by which the ORM marks its entities. */
type StringKeys<Row> = Extract<keyof Row, string>;
