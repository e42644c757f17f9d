import DataLoader from 'dataloader';
import { batchMany, batchOne } from '../../shared/batch.ts';
import type { PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import type { Citizen } from '../types/citizen.ts';
import type { createCitizenLoaders } from './citizen-loaders.ts';
import type { BasicRow } from './person-columns.ts';
import { ageGroupOf } from './person-groups.ts';
import { BASIC_PAGES, CITIZEN_PAGES, type PageStatements } from './person-pages.ts';
import { toBasicCitizen } from './to-citizen.ts';

/** Residents of one commune. */
interface Count {
  readonly unitId: string;
  readonly count: number;
}

/** Residents of one commune alike in one feature, which null means unknown. */
interface PopulationCell {
  readonly unitId: string;
  readonly feature: 'sex' | 'age' | 'ethnicity';
  /** Sex, ethnic code, or lowest age of the five-year group. */
  readonly value: string | null;
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
/**
 * One pass over the index makes small cells, and the three breakdowns are made of these: 36 rows a commune leave the
 * database rather than the 2,000 combinations. $2 is the year of today.
 */
const CELLS_BY_UNIT = statement<PopulationCell>(
  'population_cells_by_unit',
  `with cell as (
     select p.permanent_unit_id as unit_id, p.sex, p.ethnicity_code,
       ${ageGroupOf('$2::int')} as age,
       count(*) as count
     from person p where p.permanent_unit_id = any($1) group by 1, 2, 3, 4
   )
   select unit_id as "unitId", sum(count)::int as count,
     case when grouping(sex) = 0 then 'sex' when grouping(age) = 0 then 'age' else 'ethnicity' end as feature,
     case when grouping(sex) = 0 then sex when grouping(age) = 0 then age::text else ethnicity_code end as value
   from cell group by grouping sets ((unit_id, sex), (unit_id, age), (unit_id, ethnicity_code))`,
);

/** Reads the people of communes: pages, and counts. */
export function createUnitLoaders(
  context: SubgraphContext,
  { remember }: ReturnType<typeof createCitizenLoaders>,
) {
  const { reader, today } = context;
  const keyOf = ({ unitId }: { readonly unitId: string }): string => unitId;
  const citizens = createPageLoaders(reader, CITIZEN_PAGES, remember);
  const basics = createPageLoaders(reader, BASIC_PAGES, (row) => toBasicCitizen(row, context));
  return {
    /** Pages of people; `basic` where no more is asked of them than `BASIC_FIELDS`. */
    pages: (basic: boolean) => (basic ? basics : citizens),
    persons: batchOne({ reader, statement: PERSONS_BY_UNIT, keyOf }),
    households: batchOne({ reader, statement: HOUSEHOLDS_BY_UNIT, keyOf }),
    cells: batchMany({
      reader,
      statement: CELLS_BY_UNIT,
      keyOf,
      values: [Number(today.slice(0, 4))],
    }),
  };
}

function createPageLoaders<Row extends BasicRow>(
  reader: Reader,
  { byCommune, byProvince }: PageStatements<Row>,
  toNode: (row: Row) => Citizen,
) {
  const loaders = new Map<string, DataLoader<string, readonly Citizen[]>>();
  /** Sibling communes asked for the same page share one SELECT. */
  const loaderOf = (page: PageRequest) => {
    const key = JSON.stringify(boundsOf(page));
    const loader = loaders.get(key) ?? createLoader(page);
    loaders.set(key, loader);
    return loader;
  };
  const createLoader = (page: PageRequest) =>
    new DataLoader(async (unitIds: readonly string[]): Promise<(readonly Citizen[])[]> => {
      const rows = await reader.select(byCommune, [unitIds, ...boundsOf(page)]);
      const byUnit = Map.groupBy(rows, ({ permanentUnitId }) => permanentUnitId);
      return unitIds.map((unitId) => (byUnit.get(unitId) ?? []).map(toNode));
    });
  return {
    /** People of one commune, one more than the page holds. */
    ofCommune: (unitId: string, page: PageRequest) => loaderOf(page).load(unitId),
    /** People of several communes as one list. */
    ofProvince: async (unitIds: readonly string[], page: PageRequest) =>
      (await reader.select(byProvince, [unitIds, ...boundsOf(page)])).map(toNode),
  };
}

/** $2 and $3 of a page: the ID before it ('' precedes all), and the number of rows to read. */
function boundsOf({ after, limit }: PageRequest): readonly [after: string, rows: number] {
  return [String(after?.[0] ?? ''), limit + 1];
}
