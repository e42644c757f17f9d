import { batchMany, batchOne } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import type { GuardianConsentRow } from '../entities/guardian-consent-row.ts';
import type { RegistrationEventRow } from '../entities/registration-event-row.ts';
import type { GuardianConsent } from '../types/guardian-consent.ts';
import type { RegistrationEvent } from '../types/registration-event.ts';
import { CONSENTS_OF_VEHICLES, EVENTS_OF_VEHICLES } from './statements.ts';
import { toNullable, toReference } from './vehicle-loaders.ts';

/** What happened to the vehicles of one request, and who consented. */
export function createHistoryLoaders({ reader, units }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const events = batchMany({ reader, statement: EVENTS_OF_VEHICLES, keyOf: (row) => row.vehicleId });
  const consents = batchOne({ reader, statement: CONSENTS_OF_VEHICLES, keyOf: (row) => row.vehicleId });
  return {
    /** In order of their numbers. */
    events: async (vehicleId: number) => (await events.load(vehicleId)).map((row) => toEvent(row, agencies)),
    consent: async (vehicleId: number) => toNullable(await consents.load(vehicleId), toConsent),
  };
}

function toEvent(row: RegistrationEventRow, agencies: Agencies): RegistrationEvent {
  return {
    number: row.number,
    kind: row.kind,
    occurredOn: row.occurredOn,
    agency: row.agencyCode === null ? null : agencies.byCode(row.agencyCode),
    plate: row.plate,
    owner: toReference(row.ownerId),
    ownerName: row.ownerName,
    documentNumber: row.documentNumber,
    note: row.note,
  };
}

function toConsent(row: GuardianConsentRow): GuardianConsent {
  return {
    guardian: toReference(row.guardianId),
    guardianName: row.guardianName,
    relation: row.relation,
    givenOn: row.givenOn,
    documentNumber: row.documentNumber,
  };
}
