import type { PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { Criteria, Match, Rank } from '../types/search.ts';
import type { createCitizenLoaders } from './citizen-loaders.ts';
import { BEFORE_ALL, rankValues, type MatchRow } from './rank-names.ts';
import { countInProvince, findInProvince, type ProvinceSearch } from './search-province.ts';
import { COUNTED, searchFor } from './search-statements.ts';

/** Finds people in the order of their ranks. */
export function createSearchLoader(
  { reader }: SubgraphContext,
  { remember }: ReturnType<typeof createCitizenLoaders>,
) {
  const findRows = (criteria: Criteria, after: Rank | undefined, rows: number) => {
    const province = provinceSearch(criteria);
    if (province) return findInProvince(reader, province, { after, rows });
    const { page, values, pageValues } = searchFor(criteria);
    const rank = rankValues(after ?? BEFORE_ALL);
    return reader.select(page, [...values(criteria), ...pageValues(criteria), ...rank, rows]);
  };
  const countRows = async (criteria: Criteria) => {
    const province = provinceSearch(criteria);
    if (province) return countInProvince(reader, province);
    const { count, values } = searchFor(criteria);
    return (await reader.select(count, values(criteria)))[0]?.count ?? 0;
  };
  const toMatch = (row: MatchRow): Match => ({ citizen: remember(row), rank: row });
  return {
    /** One match more than the page holds. */
    find: async (criteria: Criteria, { after, limit }: PageRequest): Promise<readonly Match[]> =>
      (await findRows(criteria, after && toRank(after), limit + 1)).map(toMatch),
    /** Null beyond 10,000. */
    count: async (criteria: Criteria): Promise<number | null> => {
      const count = await countRows(criteria);
      return count > COUNTED ? null : count;
    },
  };
}

/** Without a date of birth nothing but the name narrows a province. */
function provinceSearch({ name, dateOfBirth, unitIds }: Criteria): ProvinceSearch | undefined {
  if (name === undefined || dateOfBirth !== undefined || unitIds === undefined) return undefined;
  return unitIds.length > 1 ? { name, unitIds } : undefined;
}

function toRank([fit, position, searchKey, id]: readonly (string | number)[]): Rank {
  return { fit: Number(fit), position: Number(position), searchKey: String(searchKey), id: String(id) };
}
