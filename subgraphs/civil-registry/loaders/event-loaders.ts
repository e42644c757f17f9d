import DataLoader from 'dataloader';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement, type Statement } from '../../shared/statement.ts';
import { eventPlaces } from '../event-places.ts';

/** Entries of one kind in a unit and a period. */
export interface EventCount {
  readonly total: number;
  /** Of `total`, those of a province that are in the figures of none of its communes. */
  readonly unassigned: number;
  /** By `YYYY-MM`, in order; only months that have any. */
  readonly byMonth: ReadonlyMap<string, number>;
}

interface CountRow {
  readonly target: string;
  readonly assigned: boolean;
  readonly month: string;
  readonly count: number;
}

/**
 * `$1` units asked for, `$2` place of each, `$3` whether a commune has it, `$4` and `$5` first and last day. The counts
 * are made place by place, within the index on place and day.
 */
const countOf = (table: string): Statement<CountRow> =>
  statement(
    `${table}_count`,
    `select p.target, p.assigned, to_char(c.month, 'YYYY-MM') as "month", sum(c.count)::int as "count"
     from unnest($1::text[], $2::text[], $3::boolean[]) as p (target, place, assigned)
     cross join lateral (
       select date_trunc('month', e.registered_on::timestamp) as month, count(*) as count
       from ${table}_entry e where e.unit_id = p.place and e.registered_on between $4 and $5
       group by 1) c
     group by p.target, p.assigned, c.month order by c.month`,
  );

const BIRTHS = countOf('birth');
const MARRIAGES = countOf('marriage');
const DEATHS = countOf('death');

export interface EventLoaders {
  readonly births: DataLoader<string, EventCount>;
  readonly marriages: DataLoader<string, EventCount>;
  readonly deaths: DataLoader<string, EventCount>;
}

/** Counts of a period by dated unit id: one grouped SELECT a table for all units of a request. */
export function eventLoaders(context: SubgraphContext, from: string, to: string): EventLoaders {
  const of = (counting: Statement<CountRow>): DataLoader<string, EventCount> =>
    new DataLoader(async (unitIds) => {
      const rows = await context.reader.select(counting, [...placesOf(context, unitIds), from, to]);
      const groups = Map.groupBy(rows, ({ target }) => target);
      return unitIds.map((unitId) => toEventCount(groups.get(unitId) ?? []));
    });
  return { births: of(BIRTHS), marriages: of(MARRIAGES), deaths: of(DEATHS) };
}

function placesOf({ units }: SubgraphContext, unitIds: readonly string[]): readonly unknown[] {
  const pairs = unitIds.flatMap((target) =>
    eventPlaces(units, target).map((place) => ({ target, ...place })),
  );
  return [
    pairs.map(({ target }) => target),
    pairs.map(({ unitId }) => unitId),
    pairs.map(({ assigned }) => assigned),
  ];
}

function toEventCount(rows: readonly CountRow[]): EventCount {
  const byMonth = new Map<string, number>();
  let total = 0;
  let unassigned = 0;
  for (const { assigned, month, count } of rows) {
    total += count;
    if (!assigned) unassigned += count;
    byMonth.set(month, (byMonth.get(month) ?? 0) + count);
  }
  return { total, unassigned, byMonth };
}
