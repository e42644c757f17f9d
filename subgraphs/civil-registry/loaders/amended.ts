import { coded } from '../../shared/codelists/code-list.ts';
import { AMENDABLE_FIELDS } from '../codelists.ts';
import type { AmendedValue, EntryForm } from '../types/civil-entry.ts';

/** One element of an amendment's `changes`. */
export interface ChangeRow {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What `FORM` and `changesOf` select, beside the content of the act. */
export interface FormRow {
  readonly signer: string | null;
  readonly requester: string | null;
  readonly copiesIssued: number;
  readonly recordedAt: string;
  /** One array per amendment, oldest first. */
  readonly changes: readonly (readonly ChangeRow[])[] | null;
}

/** The content of an act as now in force, and the form around it with what was amended. */
export interface Amended<Row> {
  readonly current: Row;
  readonly form: EntryForm;
}

/**
 * Applies an act's amendments to a copy of it. A change that names no amendable column of the act is passed over: it
 * stays readable in the amendment itself.
 */
export function amend<Row extends FormRow>(base: Row): Amended<Row> {
  if (base.changes === null) return { current: base, form: toForm(base, NOTHING) };
  const current: Row = { ...base };
  const touched = new Set<string>();
  for (const { field, to } of base.changes.flat()) {
    if (!AMENDABLE_FIELDS.entries.has(field) || !Object.hasOwn(base, field)) continue;
    Object.assign(current, { [field]: NUMERIC.has(field) && to !== null ? Number(to) : to });
    touched.add(field);
  }
  return { current, form: toForm(base, [...touched].map(toAmendedValue(base, current))) };
}

/** The form around an entry that nothing amends. */
export function toForm(row: Omit<FormRow, 'changes'>, amendedValues: readonly AmendedValue[]): EntryForm {
  const { signer, requester, copiesIssued, recordedAt } = row;
  return { signer, requester, copiesIssued, recordedAt, amendedValues };
}

/** The field as a coded value; where the list does not know the code, it is its own name. */
export function toField(code: string): AmendedValue['field'] {
  const { list } = AMENDABLE_FIELDS;
  return coded(AMENDABLE_FIELDS, code) ?? { code, name: code, nameEn: null, list };
}

const NOTHING: readonly AmendedValue[] = Object.freeze([]);

/** Amendments hold text; these columns hold numbers. */
const NUMERIC: ReadonlySet<string> = new Set(['fatherBirthYear', 'motherBirthYear']);

function toAmendedValue(base: object, current: object): (field: string) => AmendedValue {
  return (field) => ({ field: toField(field), base: textOf(base, field), current: textOf(current, field) });
}

function textOf(row: object, field: string): string | null {
  const value = (row as Readonly<Record<string, string | number | null>>)[field] ?? null;
  return value === null ? null : String(value);
}
