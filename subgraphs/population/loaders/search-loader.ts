import type { PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement, type Statement } from '../../shared/statement.ts';
import type { Criteria, Match } from '../types/search.ts';
import type { createCitizenLoaders } from './citizen-loaders.ts';
import { CITIZEN, type CitizenRow } from './person-columns.ts';

/** Finds people in the order of their search keys, so that a page ends where it is full, however many match. */
export function createSearchLoader(
  { reader }: SubgraphContext,
  { remember }: ReturnType<typeof createCitizenLoaders>,
) {
  const toMatch = (row: MatchRow): Match => ({ citizen: remember(row), searchKey: row.searchKey });
  return {
    /** One match more than the page holds. */
    find: async (criteria: Criteria, { after, limit }: PageRequest) => {
      const { search, values } = searchFor(criteria);
      const start = after ?? [criteria.name ?? '', ''];
      return (await reader.select(search.page, [...values, ...start, limit + 1])).map(toMatch);
    },
    /** Null beyond 10,000. */
    count: async (criteria: Criteria): Promise<number | null> => {
      const { search, values } = searchFor(criteria);
      const [row] = await reader.select(search.count, values);
      return row === undefined || row.count > COUNTED ? null : row.count;
    },
  };
}

type MatchRow = CitizenRow & { readonly searchKey: string };

/** Beyond this a total is refused: nobody reads such a list, and counting on would walk the register. */
const COUNTED = 10_000;

interface Condition {
  /** SQL whose first parameter is `$n`. */
  readonly sql: (n: number) => string;
  readonly values: (criteria: Criteria) => readonly unknown[];
}

/**
 * Ranges rather than LIKE: the planner knows nothing of a prepared LIKE's pattern. A key holds letters, digits and
 * single spaces, so `nguyen thi` up to `nguyen thi!` is that name and all that begin with those words; a partial date
 * holds digits and hyphens, so `2020` up to `2020~` is that year.
 */
const CONDITIONS = {
  name: {
    sql: (n) => `p.search_key >= $${n} and p.search_key < $${n + 1}`,
    values: ({ name = '' }) => [name, `${name}!`],
  },
  dateOfBirth: {
    sql: (n) => `p.date_of_birth >= $${n} and p.date_of_birth < $${n + 1}`,
    values: ({ dateOfBirth = '' }) => [dateOfBirth, `${dateOfBirth}~`],
  },
  unitIds: {
    sql: (n) => `p.permanent_unit_id = any($${n})`,
    values: ({ unitIds }) => [unitIds],
  },
} as const satisfies Record<keyof Criteria, Condition>;

type Criterion = keyof typeof CONDITIONS;

interface Search {
  readonly criteria: readonly Criterion[];
  readonly page: Statement<MatchRow>;
  readonly count: Statement<{ readonly count: number }>;
}

/**
 * One statement for each combination, so that each has its own plan. PostgreSQL enters the index at the row comparison,
 * not at the name's lower bound: a first page therefore starts after (name, ''), never after ('', '').
 */
const SEARCHES: readonly Search[] = [
  defineSearch('search_name_birth', ['name', 'dateOfBirth']),
  defineSearch('search_name_unit', ['name', 'unitIds']),
  defineSearch('search_birth_unit', ['dateOfBirth', 'unitIds']),
  defineSearch('search_name_birth_unit', ['name', 'dateOfBirth', 'unitIds']),
];

function defineSearch(name: string, criteria: readonly Criterion[]): Search {
  const parts: string[] = [];
  let next = 1;
  for (const criterion of criteria) {
    const sql = CONDITIONS[criterion].sql(next);
    parts.push(sql);
    next += sql.split('$').length - 1;
  }
  const where = parts.join(' and ');
  return {
    criteria,
    page: statement(
      name,
      `select ${CITIZEN}, p.search_key as "searchKey" from person p
       where ${where} and (p.search_key, p.id) > ($${next}, $${next + 1})
       order by p.search_key, p.id limit $${next + 2}`,
    ),
    count: statement(
      `${name}_count`,
      `select count(*)::int as count from (select from person p where ${where} limit ${COUNTED + 1}) found`,
    ),
  };
}

function searchFor(criteria: Criteria): { readonly search: Search; readonly values: readonly unknown[] } {
  const given = (Object.keys(CONDITIONS) as Criterion[]).filter((key) => criteria[key] !== undefined);
  const search = SEARCHES.find((candidate) => candidate.criteria.join() === given.join());
  if (!search) throw new TypeError(`no search by ${given.join()} alone`);
  return { search, values: given.flatMap((key): readonly unknown[] => CONDITIONS[key].values(criteria)) };
}
