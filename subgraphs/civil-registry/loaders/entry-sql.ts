import { columnOf } from '../../shared/statement.ts';

/** Columns that tell where an entry stands; the part of every entry that the usual questions need. */
export const PLACEMENT = [
  'id',
  'book',
  'number',
  'year',
  'unitId',
  'authority',
  'registeredOn',
  'sourceSystem',
  'verification',
] as const;

/** Columns of the form around an entry, read only when somebody asks. */
export const FORM = ['id', 'signer', 'requester', 'copiesIssued', 'recordedAt'] as const;

/** A select list of some columns of a row, each under its property's name. */
export function selectList(alias: string, properties: readonly string[]): string {
  return properties.map((property) => `${alias}."${columnOf(property)}" as "${property}"`).join(', ');
}

/** All changes of the amendments to base act `alias`, oldest first, as an array of arrays; null when there is none. */
export function changesOf(alias: string, reference: string): string {
  return `(select jsonb_agg(a.changes order by a.registered_on, a.id)
     from amendment a where a.${reference} = ${alias}.id) as "changes"`;
}

/** One column of base act `alias`, as text, with its newest amendment applied; an amendment may also set it to null. */
export function currentValue(alias: string, reference: string, property: string): string {
  return `coalesce((select c.value -> 'to'
     from amendment a cross join jsonb_array_elements(a.changes) c
     where a.${reference} = ${alias}.id and c.value ->> 'field' = '${property}'
     order by a.registered_on desc, a.id desc limit 1), to_jsonb(${alias}.${columnOf(property)})) #>> '{}'`;
}

/** The condition that finds an entry by what stands on its paper: `$1` book, `$2` number, `$3` year, `$4` dated unit ids. */
export function byNumber(alias: string): string {
  return `${alias}.unit_id = any($4) and ${alias}.year = $3 and ${alias}.book = $1 and ${alias}.number = $2`;
}
