import {
  assessCivilStatus,
  type CivilStatusEntries,
} from '../../../subgraphs/civil-registry/assess-civil-status.ts';
import { selectActs } from '../../../subgraphs/civil-registry/loaders/entry-sql.ts';
import type { Registers } from './registers.ts';

export interface Act {
  readonly number: string;
  readonly year: number;
  readonly unitId: string | null;
  readonly registeredOn: string;
  readonly verification: string;
}

interface Birth extends Act {
  readonly childId: string;
  readonly currentDateOfBirth: string | null;
}

interface Death extends Act {
  readonly deceasedId: string;
  readonly diedOn: string | null;
}

interface Marriage extends Act {
  readonly husbandId: string | null;
  readonly wifeId: string | null;
  readonly validFrom: string | null;
}

const ACT = ['id', 'number', 'year', 'unitId', 'registeredOn', 'verification'];

const BIRTHS = selectActs({
  table: 'birth_entry',
  properties: [...ACT, 'childId'],
  amendable: 'dateOfBirth',
  current: 'currentDateOfBirth',
  reference: 'birth_entry_id',
  where: 'child_id = any($1)',
});

const DEATHS = selectActs({
  table: 'death_entry',
  properties: [...ACT, 'deceasedId'],
  amendable: 'diedOn',
  current: 'diedOn',
  reference: 'death_entry_id',
  where: 'deceased_id = any($1)',
});

const MARRIAGES = `select number, year, registered_on as "registeredOn", husband_id as "husbandId", wife_id as "wifeId",
    coalesce(valid_from, case when mode = 'NEW' then registered_on end) as "validFrom"
  from marriage_entry where husband_id = any($1) or wife_id = any($1) order by registered_on, id`;

const TRACES = `select guardian_id as id from guardianship_entry where guardian_id = any($1)
  union select ward_id from guardianship_entry where ward_id = any($1)
  union select parent_id from recognition_entry where parent_id = any($1)
  union select child_id from recognition_entry where child_id = any($1)
  union select person_id from amendment where person_id = any($1)
  union select other_person_id from amendment where other_person_id = any($1)
  union select father_id from birth_entry where father_id = any($1)
  union select mother_id from birth_entry where mother_id = any($1)`;

export interface CivilStatus {
  readonly state: string;
  readonly birth: Birth | null;
  readonly marriages: readonly Marriage[];
  readonly death: Death | null;
}

/** The civil status of many citizens, by their IDs. */
export async function civilStatusOf(
  { civilRegistry }: Registers,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CivilStatus>> {
  const [births, deaths, marriages] = await Promise.all([
    civilRegistry<Birth>('births', BIRTHS, [ids]),
    civilRegistry<Death>('deaths', DEATHS, [ids]),
    civilRegistry<Marriage>('marriages', MARRIAGES, [ids]),
  ]);
  const birthsOf = Map.groupBy(births, ({ childId }) => childId);
  const deathsOf = Map.groupBy(deaths, ({ deceasedId }) => deceasedId);
  const marriagesOf = groupBySpouse(marriages);
  const isStranger = (id: string): boolean => !birthsOf.has(id) && !deathsOf.has(id) && !marriagesOf.has(id);
  const strangers = ids.filter(isStranger);
  const traces = strangers.length === 0 ? [] : await civilRegistry<Trace>('traces', TRACES, [strangers]);
  const traced = new Set(traces.map(({ id }) => id));
  const toStatus = (id: string): CivilStatus => {
    const entries = {
      births: birthsOf.get(id) ?? [],
      deaths: deathsOf.get(id) ?? [],
      marriages: marriagesOf.get(id) ?? [],
    };
    const { state } = assessCivilStatus(entries as CivilStatusEntries, traced.has(id));
    return { state, birth: only(entries.births), death: only(entries.deaths), marriages: entries.marriages };
  };
  return new Map(ids.map((id) => [id, toStatus(id)]));
}

interface Trace {
  readonly id: string;
}

function groupBySpouse(marriages: readonly Marriage[]): ReadonlyMap<string, readonly Marriage[]> {
  const groups = new Map<string, Marriage[]>();
  for (const marriage of marriages) {
    for (const id of [marriage.husbandId, marriage.wifeId]) {
      const group = id === null ? undefined : groups.get(id);
      if (group) group.push(marriage);
      else if (id !== null) groups.set(id, [marriage]);
    }
  }
  return groups;
}

/** Several entries are a question, not an answer. */
function only<Entry>(entries: readonly Entry[]): Entry | null {
  return entries.length === 1 ? (entries[0] as Entry) : null;
}
