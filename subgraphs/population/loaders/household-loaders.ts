import { batchMany, batchOne } from '../../shared/batch.ts';
import { coded } from '../../shared/codelists/code-list.ts';
import { RELATIONS_TO_HEAD } from '../../shared/codelists/relations-to-head.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { DELETION_REASONS } from '../codelists.ts';
import type { FormerHouseholdMemberRow } from '../entities/former-household-member-row.ts';
import type { HouseholdRow } from '../entities/household-row.ts';
import type { Citizen } from '../types/citizen.ts';
import { ResidenceKind } from '../types/enums.ts';
import { HouseholdMember } from '../types/household.ts';
import type { HouseholdFile } from '../types/household-file.ts';
import { PopulationRecord } from '../types/population-record.ts';
import { Residence } from '../types/residence.ts';
import type { createCitizenLoaders } from './citizen-loaders.ts';
import { FORMER_MEMBER_BY_HOUSEHOLD, HOUSEHOLD_BY_NUMBER } from './statements.ts';
import { unknownCitizen } from './to-citizen.ts';
import { recorded, unitOf, type Setting } from './to-record.ts';

/** Reads residence files and their members. */
export function createHouseholdLoaders(
  context: SubgraphContext,
  { byId, membersOf }: ReturnType<typeof createCitizenLoaders>,
) {
  const { reader } = context;
  const files = batchOne({ reader, statement: HOUSEHOLD_BY_NUMBER, keyOf: ({ fileNumber }) => fileNumber });
  const former = batchMany({
    reader,
    statement: FORMER_MEMBER_BY_HOUSEHOLD,
    keyOf: ({ householdNumber }) => householdNumber,
  });
  const fileOf = async (number: string): Promise<HouseholdFile | null> => {
    const row = await files.load(number);
    return row && toFile(row, context);
  };
  return {
    fileOf,
    membersIn: async (number: string) => (await membersOf.load(number)).citizens.map(toMember),
    formerMembersOf: async (number: string) =>
      Promise.all(
        (await former.load(number)).map(async (row) => toFormerMember(row, await byId.load(row.personId))),
      ),
    /** Found among the members, whom such a query nearly always wants too; alone only where the file is odd. */
    headOf: async (number: string): Promise<Citizen | null> => {
      const { citizens, headId } = await membersOf.load(number);
      const id = headId === undefined ? (await files.load(number))?.headId : headId;
      if (id == null) return null;
      return citizens.find((member) => member.id === id) ?? (await byId.load(id)) ?? unknownCitizen(id);
    },
  };
}

function toFile(row: HouseholdRow, setting: Setting): HouseholdFile {
  const residence = recorded(new Residence(), row);
  residence.kind = ResidenceKind.PERMANENT;
  residence.unit = unitOf(setting, row.unitId);
  residence.address = row.address;
  residence.since = row.since ?? null;
  residence.until = row.closedOn ?? null;
  return { residence, closedOn: row.closedOn ?? null, record: recorded(new PopulationRecord(), row) };
}

function toMember(citizen: Citizen): HouseholdMember {
  const member = new HouseholdMember();
  member.relation = citizen.relationToHead;
  member.citizen = citizen;
  member.since = citizen.householdSince;
  return member;
}

function toFormerMember(row: FormerHouseholdMemberRow, citizen: Citizen | null): HouseholdMember {
  const member = new HouseholdMember();
  member.relation = coded(RELATIONS_TO_HEAD, row.relationToHeadCode);
  member.citizen = citizen ?? unknownCitizen(row.personId);
  member.since = row.since ?? null;
  member.until = row.until;
  member.deletionReason = coded(DELETION_REASONS, row.deletionReasonCode);
  return member;
}
