import { batchMany, batchOne } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { columns, statement } from '../../shared/statement.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import { GuardianConsentRow } from '../entities/guardian-consent-row.ts';
import { RegistrationEventRow } from '../entities/registration-event-row.ts';
import type { GuardianConsent } from '../types/guardian-consent.ts';
import type { RegistrationEvent } from '../types/registration-event.ts';
import { toNullable, toReference } from './vehicle-loaders.ts';

const EVENTS = statement<RegistrationEventRow>(
  'registration_event_by_vehicle',
  `select ${columns(RegistrationEventRow, 'e')} from registration_event e
    where e.vehicle_id = any($1) order by e.vehicle_id, e.number`,
);
const CONSENTS = statement<GuardianConsentRow>(
  'guardian_consent_by_vehicle',
  `select ${columns(GuardianConsentRow, 'c')} from guardian_consent c where c.vehicle_id = any($1)`,
);

/** What happened to the vehicles of one request, and who consented. */
export function createHistoryLoaders({ reader, units }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const events = batchMany({ reader, statement: EVENTS, keyOf: (row) => row.vehicleId });
  const consents = batchOne({ reader, statement: CONSENTS, keyOf: (row) => row.vehicleId });
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
