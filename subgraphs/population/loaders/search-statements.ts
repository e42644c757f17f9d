import { statement, type Statement } from '../../shared/statement.ts';
import type { Criteria } from '../types/search.ts';
import { CITIZEN } from './person-columns.ts';
import { nameSql, nameValues, type MatchRow } from './rank-names.ts';

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
const UNITS: Condition = {
  sql: (n) => `p.permanent_unit_id = any($${n})`,
  values: ({ unitIds }) => [unitIds],
};

/** One statement for each combination, so that each has its own plan. */
const NAME_BIRTH = defineNameSearch('search_name_birth', [BIRTH]);
const NAME_UNIT = defineNameSearch('search_name_unit', [UNITS]);
const NAME_BIRTH_UNIT = defineNameSearch('search_name_birth_unit', [BIRTH, UNITS]);
const BIRTH_UNIT: Search = {
  page: statement(
    'search_birth_unit',
    pageText({
      where: `${BIRTH.sql(1)} and ${UNITS.sql(3)}`,
      list: `${CITIZEN}, 0 as "fit", 0 as "position", p.search_key as "searchKey"`,
      rank: '0, 0, p.search_key, p.id',
      next: 4,
    }),
  ),
  count: defineCount('search_birth_unit_count', `${BIRTH.sql(1)} and ${UNITS.sql(3)}`),
  values: (criteria) => [...BIRTH.values(criteria), ...UNITS.values(criteria)],
  pageValues: () => [],
};

export function searchFor({ name, dateOfBirth, unitIds }: Criteria): Search {
  if (name === undefined) return BIRTH_UNIT;
  if (dateOfBirth === undefined) return NAME_UNIT;
  return unitIds === undefined ? NAME_BIRTH : NAME_BIRTH_UNIT;
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
    page: statement(name, pageText({ where, list, rank, next: next + 5 })),
    count: defineCount(`${name}_count`, where),
    values: (criteria) => [
      ...conditions.flatMap(({ values }) => values(criteria)),
      criteria.name?.fits[2].patterns,
    ],
    pageValues: ({ name: query }) => (query ? nameValues(query).slice(1) : []),
  };
}
