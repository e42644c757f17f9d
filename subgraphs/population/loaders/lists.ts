import { toConnection, type Connection, type PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement } from '../../shared/statement.ts';
import type { Citizen } from '../types/citizen.ts';
import { Household } from '../types/household.ts';
import { countHouseholds } from './count-residents.ts';
import { CITIZEN, type CitizenRow } from './person-columns.ts';
import { COUNT_OF_GROUP, PERSONS_OF_GROUP, type PersonGroup } from './person-groups.ts';
import { populationLoaders } from './population-loaders.ts';

interface CountRow {
  readonly count: number;
}

/** `$1` communes, `$2` the file number before the page, `$3` rows; from the index alone. */
const HOUSEHOLDS_OF_UNITS = statement<{ readonly fileNumber: string }>(
  'household_page_by_unit',
  `select found."fileNumber" from unnest($1::text[]) as commune(id)
   cross join lateral (
     select h.file_number as "fileNumber" from household h
     where h.unit_id = commune.id and h.closed_on is null and h.file_number > $2 order by h.file_number limit $3
   ) found
   order by found."fileNumber" limit $3`,
);

/** The deceased reside nowhere by law; of the living it is a question. */
const NOWHERE = `p.permanent_unit_id is null and p.life_status <> 'DECEASED'`;

/** `$1` the ID before the page, `$2` rows. */
const PERSONS_NOWHERE = statement<CitizenRow>(
  'person_page_without_residence',
  `select ${CITIZEN} from person p where ${NOWHERE} and p.id > $1 order by p.id limit $2`,
);

const COUNT_NOWHERE = statement<CountRow>(
  'person_count_without_residence',
  `select count(*)::int as count from person p where ${NOWHERE}`,
);

/** The households with an open file in several communes, as one list by file number. */
export async function householdsOf(
  context: SubgraphContext,
  unitIds: readonly string[],
  page: PageRequest,
): Promise<Connection<Household>> {
  const rows = await context.reader.select(HOUSEHOLDS_OF_UNITS, [unitIds, lastKey(page), page.limit + 1]);
  return toConnection({
    page,
    rows,
    keyOf: ({ fileNumber }) => [fileNumber],
    toNode: ({ fileNumber }) => Object.assign(new Household(), { fileNumber }),
    count: () => countHouseholds(unitIds, context),
  });
}

/** The residents of several communes who belong to a group, as one list by personal ID. */
export function residentsInGroup(
  context: SubgraphContext,
  { unitIds, group }: { readonly unitIds: readonly string[]; readonly group: PersonGroup },
  page: PageRequest,
): Promise<Connection<Citizen>> {
  const { sex, ageFrom, ageUnknown, ethnicity, ethnicityUnknown } = group;
  const year = Number(context.today.slice(0, 4));
  const values = [unitIds, year, sex, ageFrom, ageUnknown, ethnicity, ethnicityUnknown];
  const rows = context.reader.select(PERSONS_OF_GROUP, [...values, lastKey(page), page.limit + 1]);
  const count = () => context.reader.select(COUNT_OF_GROUP, values);
  return citizensOf(context, page, { rows, count });
}

/** Everybody alive or missing who has no permanent residence, hence is on no unit's list. */
export function citizensWithoutResidence(
  context: SubgraphContext,
  page: PageRequest,
): Promise<Connection<Citizen>> {
  const rows = context.reader.select(PERSONS_NOWHERE, [lastKey(page), page.limit + 1]);
  return citizensOf(context, page, { rows, count: () => context.reader.select(COUNT_NOWHERE, []) });
}

interface Reads {
  readonly rows: Promise<readonly CitizenRow[]>;
  readonly count: () => Promise<readonly CountRow[]>;
}

async function citizensOf(
  context: SubgraphContext,
  page: PageRequest,
  { rows, count }: Reads,
): Promise<Connection<Citizen>> {
  return toConnection({
    page,
    rows: await rows,
    keyOf: ({ id }) => [id],
    toNode: populationLoaders(context).citizens.remember,
    count: async () => (await count())[0]?.count ?? 0,
  });
}

/** Of the entry before the page; the empty text precedes all. */
function lastKey({ after }: PageRequest): string {
  return String(after?.[0] ?? '');
}
