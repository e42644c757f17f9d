import DataLoader from 'dataloader';
import { provincesHeld } from '../../shared/administrative-units/register-territory.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement, type Statement } from '../../shared/statement.ts';
import { eventPlaces } from '../event-places.ts';

const ANY_UNTIL = statement<{ readonly found: boolean }>(
  'any_entry_until',
  // Place by place, each table by the first entry of its index, up to the first place that has one.
  `select exists (select 1 from unnest($1::text[]) as place (id) where least(
     (select min(e.registered_on) from birth_entry e where e.unit_id = place.id),
     (select min(e.registered_on) from marriage_entry e where e.unit_id = place.id),
     (select min(e.registered_on) from death_entry e where e.unit_id = place.id)) <= $2::date) as found`,
);

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
  readonly births: DataLoader<string, EventCount | null>;
  readonly marriages: DataLoader<string, EventCount | null>;
  readonly deaths: DataLoader<string, EventCount | null>;
}

/** Counts of a period by dated unit id, null before the first books: a grouped SELECT a table for all units of a request. */
export function eventLoaders(context: SubgraphContext, from: string, to: string): EventLoaders {
  let begun: Promise<boolean> | undefined;
  const booksBegun = () => (begun ??= haveBooksBegun(context, to));
  const of = (counting: Statement<CountRow>): DataLoader<string, EventCount | null> =>
    new DataLoader(async (unitIds) => {
      const rows = await context.reader.select(counting, [...placesOf(context, unitIds), from, to]);
      const groups = Map.groupBy(rows, ({ target }) => target);
      // Where anything is counted there are books, so only units without any event ask.
      const nothing = groups.size < unitIds.length && !(await booksBegun()) ? null : toEventCount([]);
      return unitIds.map((unitId) => {
        const counted = groups.get(unitId);
        return counted ? toEventCount(counted) : nothing;
      });
    });
  return { births: of(BIRTHS), marriages: of(MARRIAGES), deaths: of(DEATHS) };
}

/** True when the registers of the province have any entry of that day or earlier: before, 0 would say too much. */
async function haveBooksBegun({ reader, units, today }: SubgraphContext, day: string): Promise<boolean> {
  const places = provincesHeld(units, today).flatMap((province) => eventPlaces(units, province));
  const [row] = await reader.select(ANY_UNTIL, [places.map(({ unitId }) => unitId), day]);
  return row?.found ?? false;
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
