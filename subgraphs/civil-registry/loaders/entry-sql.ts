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

/** Base acts with one of their columns as now in force. */
export interface ActsWithCurrentValue {
  readonly table: string;
  /** Properties to read as they are. */
  readonly properties: readonly string[];
  /** The property that amendments may have changed; comes as `current`. */
  readonly amendable: string;
  readonly current: string;
  /** The column of an amendment that refers to the table. */
  readonly reference: string;
  readonly where: string;
}

/**
 * A SELECT of base acts, oldest first. Amendments are found for all acts at once: a subquery for each act, as in
 * `currentValue`, makes 1,000 acts twice as dear.
 */
export function selectActs(acts: ActsWithCurrentValue): string {
  const { table, properties, amendable, current, reference, where } = acts;
  const columns = [...properties, amendable].map(columnOf).join(', ');
  return `with e as materialized (select ${columns} from ${table} where ${where}),
    amended as materialized (
      select distinct on (a.${reference}) a.${reference} as id, c.value ->> 'to' as value
      from amendment a cross join jsonb_array_elements(a.changes) c
      where a.${reference} = any(array(select id from e)) and c.value ->> 'field' = '${amendable}'
      order by a.${reference}, a.registered_on desc, a.id desc)
    select ${selectList('e', properties)},
      case when amended.id is null then e.${columnOf(amendable)} else amended.value end as "${current}"
    from e left join amended on amended.id = e.id
    order by e.registered_on, e.id`;
}

/** The condition that finds an entry by what stands on its paper: `$1` book, `$2` number, `$3` year, `$4` dated unit ids. */
export const ENTRY_NUMBER = 'unit_id = any($4) and year = $3 and book = $1 and number = $2';
