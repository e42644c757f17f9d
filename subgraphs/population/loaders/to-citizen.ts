import { coded } from '../../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import { NATIONALITIES } from '../../shared/codelists/nationalities.ts';
import { RELATIONS_TO_HEAD } from '../../shared/codelists/relations-to-head.ts';
import { PersonName } from '../../shared/register-record.ts';
import { CARD_ISSUERS } from '../codelists.ts';
import { Citizen } from '../types/citizen.ts';
import { IdentityCardStatus, LifeStatus, ResidenceKind, type Sex } from '../types/enums.ts';
import { IdentityCard } from '../types/identity-card.ts';
import { PopulationRecord } from '../types/population-record.ts';
import { Residence } from '../types/residence.ts';
import type { BasicRow, CitizenRow } from './person-columns.ts';
import { recorded, unitOf, type Setting } from './to-record.ts';

/** A citizen with his basic fields alone, and of his residence the unit: see `BASIC_FIELDS`. */
export function toBasicCitizen(row: BasicRow, setting: Setting): Citizen {
  const citizen = withBasics(new Citizen(), row);
  citizen.permanentResidence = null;
  if (row.permanentUnitId == null) return citizen;
  citizen.permanentResidence = new Residence();
  citizen.permanentResidence.unit = unitOf(setting, row.permanentUnitId);
  return citizen;
}

function withBasics(citizen: Citizen, row: BasicRow): Citizen {
  citizen.id = row.id;
  citizen.name = toName(row);
  citizen.sex = row.sex as Sex;
  citizen.dateOfBirth = row.dateOfBirth ?? null;
  citizen.lifeStatus = row.lifeStatus as LifeStatus;
  citizen.householdNumber = row.householdNumber ?? null;
  return citizen;
}

/** A person's row as the graph shows it; instances of the class, so that all have one shape for the engine. */
export function toCitizen(row: CitizenRow, setting: Setting): Citizen {
  const citizen = withBasics(new Citizen(), row);
  citizen.ethnicity = coded(ETHNIC_GROUPS_1979, row.ethnicityCode);
  citizen.nationality = coded(NATIONALITIES, row.nationalityCode);
  citizen.identityCard = toCard(row, setting);
  citizen.dateOfDeath = row.lifeStatus === LifeStatus.DECEASED ? (row.lifeStatusDate ?? null) : null;
  citizen.missingSince = row.lifeStatus === LifeStatus.MISSING ? (row.lifeStatusDate ?? null) : null;
  citizen.permanentResidence = toPermanentResidence(row, setting);
  citizen.relationToHead = coded(RELATIONS_TO_HEAD, row.relationToHeadCode);
  citizen.populationRecord = recorded(new PopulationRecord(), row);
  return linked(citizen, row);
}

/** Someone whom another register names and this one does not know: the key, and nothing else. */
export function unknownCitizen(id: string): Citizen {
  const citizen = new Citizen();
  citizen.id = id;
  return citizen;
}

function linked(citizen: Citizen, row: CitizenRow): Citizen {
  citizen.fatherId = row.fatherId ?? null;
  citizen.motherId = row.motherId ?? null;
  citizen.spouseId = row.spouseId ?? null;
  citizen.legalRepresentativeId = row.legalRepresentativeId ?? null;
  citizen.householdSince = row.householdSince ?? null;
  return citizen;
}

function toName(row: BasicRow): PersonName {
  const name = new PersonName();
  name.full = row.fullName;
  name.surname = row.surname ?? null;
  name.middle = row.middleName ?? null;
  name.given = row.givenName ?? null;
  return name;
}

function toCard(row: CitizenRow, { today }: Setting): IdentityCard | null {
  if (row.cardStatus == null) return null;
  const card = recorded(new IdentityCard(), row);
  card.number = row.id;
  card.issuedOn = row.cardIssuedOn ?? null;
  card.issuedBy = coded(CARD_ISSUERS, row.cardIssuerCode)?.name ?? null;
  card.expiresOn = row.cardExpiresOn ?? null;
  card.status = statusOn(today, row.cardStatus as IdentityCardStatus, card.expiresOn);
  return card;
}

/** A card is valid through its last day. */
function statusOn(today: string, status: IdentityCardStatus, expiresOn: string | null): IdentityCardStatus {
  if (status !== IdentityCardStatus.VALID || expiresOn === null) return status;
  return expiresOn < today ? IdentityCardStatus.EXPIRED : status;
}

function toPermanentResidence(row: CitizenRow, setting: Setting): Residence | null {
  if (row.permanentUnitId == null) return null;
  const residence = recorded(new Residence(), row);
  residence.kind = ResidenceKind.PERMANENT;
  residence.unit = unitOf(setting, row.permanentUnitId);
  residence.address = row.permanentAddress ?? null;
  residence.since = row.permanentSince ?? null;
  return residence;
}
