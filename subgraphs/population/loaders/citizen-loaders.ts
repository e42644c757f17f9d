import DataLoader from 'dataloader';
import { batchMany, batchOne } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { Statement } from '../../shared/statement.ts';
import type { Citizen } from '../types/citizen.ts';
import type { CitizenRow } from './person-columns.ts';
import {
  FORMER_CARD_BY_PERSON,
  PERSON_BY_HOUSEHOLD,
  PERSON_BY_ID,
  PERSON_BY_PARENT,
  PERSON_BY_REPRESENTATIVE,
  PERSON_DETAILS,
  RELATIVE_BY_PERSON,
  RESIDENCE_BY_PERSON,
} from './statements.ts';
import { toResidences } from './residences.ts';
import { toCitizen } from './to-citizen.ts';
import { toDetails } from './to-details.ts';
import { toFormerCard, toRelative } from './to-record.ts';

/** Reads people; whoever was read once in a request, by whatever path, is not read again. */
export function createCitizenLoaders(context: SubgraphContext) {
  const { reader } = context;
  const byId = new DataLoader(async (ids: readonly string[]): Promise<(Citizen | null)[]> => {
    const found = new Map<string, Citizen>();
    const rows = await reader.selectByKeys(PERSON_BY_ID, ids, ({ id }) => [id]);
    for (const row of rows) found.set(row.id, toCitizen(row, context));
    return ids.map((id) => found.get(id) ?? null);
  });
  const remember = (row: CitizenRow): Citizen => {
    const citizen = toCitizen(row, context);
    byId.prime(citizen.id, citizen);
    return citizen;
  };
  const grouped = (statement: Statement<CitizenRow>, keysOf: (person: CitizenRow | Citizen) => Keys) =>
    new DataLoader(async (keys: readonly string[]) =>
      group(keys, (await reader.selectByKeys(statement, keys, keysOf)).map(remember), keysOf),
    );
  return {
    byId,
    remember,
    childrenOf: grouped(PERSON_BY_PARENT, ({ fatherId, motherId }) => [fatherId, motherId]),
    representedBy: grouped(PERSON_BY_REPRESENTATIVE, ({ legalRepresentativeId }) => [legalRepresentativeId]),
    membersOf: membersLoader(context, remember),
    ...createDetailLoaders(context),
  };
}

/** Who lives together. */
export interface Members {
  readonly citizens: readonly Citizen[];
  /** As the file says; undefined where there is no member to tell it by. */
  readonly headId: string | null | undefined;
}

function membersLoader({ reader }: SubgraphContext, remember: (row: CitizenRow) => Citizen) {
  return new DataLoader(async (numbers: readonly string[]): Promise<Members[]> => {
    const rows = await reader.selectByKeys(PERSON_BY_HOUSEHOLD, numbers, (row) => [row.householdNumber]);
    const byHousehold = Map.groupBy(rows, ({ householdNumber }) => householdNumber);
    return numbers.map((number) => {
      const members = byHousehold.get(number) ?? [];
      return { citizens: members.map(remember), headId: members[0]?.headId };
    });
  });
}

/** What belongs to one person and is read only when asked for. */
function createDetailLoaders(context: SubgraphContext) {
  const { reader } = context;
  const keyOf = ({ personId }: { readonly personId: string }): string => personId;
  const details = batchOne({ reader, statement: PERSON_DETAILS, keyOf: ({ id }) => id });
  const residences = batchMany({ reader, statement: RESIDENCE_BY_PERSON, keyOf });
  const cards = batchMany({ reader, statement: FORMER_CARD_BY_PERSON, keyOf });
  const relatives = batchMany({ reader, statement: RELATIVE_BY_PERSON, keyOf });
  return {
    detailsOf: once(async (id) => {
      const row = await details.load(id);
      return row && toDetails(row, context);
    }),
    residencesOf: once(async (id) => toResidences(await residences.load(id), context)),
    formerCardsOf: once(async (id) => (await cards.load(id)).map(toFormerCard)),
    relativesOf: once(async (id) => (await relatives.load(id)).map(toRelative)),
  };
}

/** Remembers answers, so that several fields of one citizen convert a row once. */
function once<Value>(load: (id: string) => Promise<Value>): (id: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (id) => {
    const value = known.get(id) ?? load(id);
    known.set(id, value);
    return value;
  };
}

type Keys = readonly (string | null | undefined)[];

/** The citizens of each key, in the order they came; one may belong to several keys. */
function group(
  keys: readonly string[],
  citizens: readonly Citizen[],
  keysOf: (citizen: Citizen) => Keys,
): (readonly Citizen[])[] {
  const groups = new Map<string, Citizen[]>(keys.map((key) => [key, []]));
  for (const citizen of citizens) {
    for (const key of keysOf(citizen)) if (key != null) groups.get(key)?.push(citizen);
  }
  return keys.map((key) => groups.get(key) ?? []);
}
