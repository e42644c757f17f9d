import { toConnection, type Connection, type PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement, type Statement } from '../../shared/statement.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { EventCounts } from '../events-by-month.ts';
import type { CivilEntry } from '../types/civil-entry.ts';
import { loadersOf, type Period } from './civil-registry-loaders.ts';

interface PageRow {
  readonly id: number;
  readonly registeredOn: string;
}

/** `$1` places, `$2` and `$3` first and last day, `$4` and `$5` day and id before the page, `$6` rows. */
const pageOf = (table: string): Statement<PageRow> =>
  statement(
    `${table}_page`,
    `select found.id, found."registeredOn"
     from unnest($1::text[]) as place (id)
     cross join lateral (
       select e.id, e.registered_on as "registeredOn" from ${table}_entry e
       where e.unit_id = place.id and e.registered_on between $2::date and $3::date
         and (e.registered_on, e.id) > ($4::date, $5::int)
       order by e.registered_on, e.id limit $6) found
     order by found."registeredOn", found.id limit $6`,
  );

const PAGES = { births: pageOf('birth'), marriages: pageOf('marriage'), deaths: pageOf('death') } as const;

/** Entries of one kind that were registered in some places during a period. */
export interface EventList {
  readonly kind: keyof EventCounts;
  readonly places: readonly string[];
  readonly period: Period;
  /** Null before the first books. */
  readonly count: () => Promise<number | null>;
}

/** A page of the entries that a figure counted, by day of registration; the ids come from the index alone. */
export async function eventPage(
  context: SubgraphContext,
  { kind, places, period, count }: EventList,
  page: PageRequest,
): Promise<Connection<CivilEntry>> {
  const { from, to } = period;
  const after = page.after ?? [from, 0];
  const rows = await context.reader.select(PAGES[kind], [places, from, to, ...after, page.limit + 1]);
  const { byId } = loadersOf(context)[kind];
  const found = await Promise.all(rows.map(async (row) => ({ row, entry: (await byId.load(row.id))[0] })));
  const isUnknown = rows.length === 0 && (await count()) === null;
  return toConnection({
    page,
    // An entry that was cancelled between the two reads is in the list no more.
    rows: found.flatMap(({ row, entry }) => (entry ? [{ row, entry }] : [])),
    keyOf: ({ row }) => [row.registeredOn, row.id],
    toNode: ({ entry }) => entry as CivilEntry,
    count,
    empty: isUnknown ? SectionState.NOT_DIGITISED : SectionState.NONE,
  });
}
