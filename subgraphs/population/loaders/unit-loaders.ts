import DataLoader from 'dataloader';
import { batchMany, batchOne } from '../../shared/batch.ts';
import type { PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement } from '../../shared/statement.ts';
import type { Citizen } from '../types/citizen.ts';
import type { createCitizenLoaders } from './citizen-loaders.ts';
import { PERSON_PAGE_BY_COMMUNE, PERSON_PAGE_BY_PROVINCE } from './statements.ts';

/** Residents of one commune. */
interface Count {
  readonly unitId: string;
  readonly count: number;
}

/** Residents of one commune alike in sex, year of birth and ethnic group; null is unknown. */
export interface PopulationCell {
  readonly unitId: string;
  readonly sex: string;
  readonly birthYear: string | null;
  readonly ethnicityCode: string | null;
  readonly count: number;
}

// All three are answered from an index alone; 124 communes cost the same single scan as their province.
const PERSONS_BY_UNIT = statement<Count>(
  'persons_by_unit',
  `select p.permanent_unit_id as "unitId", count(*)::int as count
   from person p where p.permanent_unit_id = any($1) group by 1`,
);
const HOUSEHOLDS_BY_UNIT = statement<Count>(
  'households_by_unit',
  `select h.unit_id as "unitId", count(*)::int as count
   from household h where h.unit_id = any($1) and h.closed_on is null group by 1`,
);
const CELLS_BY_UNIT = statement<PopulationCell>(
  'population_cells_by_unit',
  `select p.permanent_unit_id as "unitId", p.sex, left(p.date_of_birth, 4) as "birthYear",
     p.ethnicity_code as "ethnicityCode", count(*)::int as count
   from person p where p.permanent_unit_id = any($1) group by 1, 2, 3, 4`,
);

/** Reads the people of communes: pages, and counts. */
export function createUnitLoaders(
  { reader }: SubgraphContext,
  { remember }: ReturnType<typeof createCitizenLoaders>,
) {
  const keyOf = ({ unitId }: { readonly unitId: string }): string => unitId;
  const pages = new Map<string, DataLoader<string, readonly Citizen[]>>();
  /** Sibling communes asked for the same page share one SELECT. */
  const pageLoader = (page: PageRequest) => {
    const key = JSON.stringify(page);
    const known = pages.get(key);
    if (known) return known;
    const loader = new DataLoader(async (unitIds: readonly string[]): Promise<(readonly Citizen[])[]> => {
      const rows = await reader.select(PERSON_PAGE_BY_COMMUNE, [unitIds, ...boundsOf(page)]);
      const byUnit = Map.groupBy(rows, ({ permanentUnitId }) => permanentUnitId);
      return unitIds.map((unitId) => (byUnit.get(unitId) ?? []).map(remember));
    });
    pages.set(key, loader);
    return loader;
  };
  return {
    /** People of one commune, one more than the page holds. */
    pageOfCommune: (unitId: string, page: PageRequest) => pageLoader(page).load(unitId),
    /** People of several communes as one list. */
    pageOfProvince: async (unitIds: readonly string[], page: PageRequest) =>
      (await reader.select(PERSON_PAGE_BY_PROVINCE, [unitIds, ...boundsOf(page)])).map(remember),
    persons: batchOne({ reader, statement: PERSONS_BY_UNIT, keyOf }),
    households: batchOne({ reader, statement: HOUSEHOLDS_BY_UNIT, keyOf }),
    cells: batchMany({ reader, statement: CELLS_BY_UNIT, keyOf }),
  };
}

/** $2 and $3 of a page: the ID before it ('' precedes all), and the number of rows to read. */
function boundsOf({ after, limit }: PageRequest): readonly [after: string, rows: number] {
  return [String(after?.[0] ?? ''), limit + 1];
}
