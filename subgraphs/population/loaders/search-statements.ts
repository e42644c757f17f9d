import { statement, type Statement } from '../../shared/statement.ts';
import type { Criteria } from '../types/search.ts';
import { CITIZEN } from './person-columns.ts';
import { FITS_VALUES, NAME_VALUES, nameSql, nameValues, type MatchRow } from './rank-names.ts';

/** Beyond this a total is refused: nobody reads such a list, and counting on would walk the register. */
export const COUNTED = 10_000;

export type Count = Statement<{ readonly count: number }>;

/** A search that looks at everybody who was born on a day or in a year, or who lives in a commune. */
export interface Search {
  /** Parameters: `values`, `pageValues`, the rank before the page, its rows. */
  readonly page: Statement<MatchRow>;
  /** Parameters: `values`. */
  readonly count: Count;
  readonly values: (criteria: Criteria) => readonly unknown[];
  readonly pageValues: (criteria: Criteria) => readonly unknown[];
}

interface Condition {
  /** SQL whose first parameter is `$n`. */
  readonly sql: (n: number) => string;
  readonly values: (criteria: Criteria) => readonly unknown[];
}

/**
 * A range rather than LIKE: the planner knows nothing of a prepared LIKE's pattern. A partial date holds digits and
 * hyphens, so `2020` up to `2020~` is that year.
 */
const BIRTH: Condition = {
  sql: (n) => `p.date_of_birth >= $${n} and p.date_of_birth < $${n + 1}`,
  values: ({ dateOfBirth = '' }) => [dateOfBirth, `${dateOfBirth}~`],
};
const COMMUNE: Condition = {
  sql: (n) => `p.permanent_unit_id = any($${n})`,
  values: ({ unitIds }) => [unitIds],
};
/** An expression, since the index of communes would give most of the register: something else must find the rows. */
export const PROVINCE: Condition = { ...COMMUNE, sql: (n) => `p.permanent_unit_id || '' = any($${n})` };

/** One statement for each combination, so that each has its own plan. */
const NAME_BIRTH = defineNameSearch('search_name_birth', [BIRTH]);
const NAME_COMMUNE = defineNameSearch('search_name_commune', [COMMUNE]);
const NAME_BIRTH_COMMUNE = defineNameSearch('search_name_birth_commune', [BIRTH, COMMUNE]);
const NAME_BIRTH_PROVINCE = defineNameSearch('search_name_birth_province', [BIRTH, PROVINCE]);
const BIRTH_COMMUNE = defineBirthSearch('search_birth_commune', COMMUNE);
const BIRTH_PROVINCE = defineBirthSearch('search_birth_province', PROVINCE);

/** A name in a province is for `findInProvince`. */
export function searchFor({ name, dateOfBirth, unitIds = [] }: Criteria): Search {
  const isProvince = unitIds.length > 1;
  if (name === undefined) return isProvince ? BIRTH_PROVINCE : BIRTH_COMMUNE;
  if (dateOfBirth === undefined) return NAME_COMMUNE;
  if (unitIds.length === 0) return NAME_BIRTH;
  return isProvince ? NAME_BIRTH_PROVINCE : NAME_BIRTH_COMMUNE;
}

interface PageText {
  readonly where: string;
  readonly list: string;
  readonly rank: string;
  /** The first parameter that is free. */
  readonly next: number;
}

/** A page in the order of ranks, its last parameters being the rank before it and its rows. */
export function pageText({ where, list, rank, next: n }: PageText): string {
  return `select ${list} from person p
    where ${where} and (${rank}) > ($${n}, $${n + 1}, $${n + 2}, $${n + 3})
    order by "fit", "position", p.search_key, p.id limit $${n + 4}`;
}

export function defineCount(name: string, where: string): Count {
  return statement(
    name,
    `select count(*)::int as count from (select from person p where ${where} limit ${COUNTED + 1}) found`,
  );
}

function defineBirthSearch(name: string, unit: Condition): Search {
  const where = `${BIRTH.sql(1)} and ${unit.sql(3)}`;
  const list = `${CITIZEN}, 0 as "fit", 0 as "position", p.search_key as "searchKey"`;
  return {
    page: statement(name, pageText({ where, list, rank: '0, 0, p.search_key, p.id', next: 4 })),
    count: defineCount(`${name}_count`, where),
    values: (criteria) => [...BIRTH.values(criteria), ...unit.values(criteria)],
    pageValues: () => [],
  };
}

function defineNameSearch(name: string, conditions: readonly Condition[]): Search {
  let next = 1;
  const parts = conditions.map(({ sql }) => {
    const text = sql(next);
    next += text.split('$').length - 1;
    return text;
  });
  const { fits, list, rank } = nameSql(next);
  const where = [...parts, fits].join(' and ');
  return {
    page: statement(name, pageText({ where, list, rank, next: next + NAME_VALUES })),
    count: defineCount(`${name}_count`, where),
    values: (criteria) => [
      ...conditions.flatMap(({ values }) => values(criteria)),
      ...(criteria.name ? nameValues(criteria.name).slice(0, FITS_VALUES) : []),
    ],
    pageValues: ({ name: query }) => (query ? nameValues(query).slice(FITS_VALUES) : []),
  };
}
