import { batchMany, batchOne } from '../../shared/batch.ts';
import { daysBetween } from '../../shared/calendar.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import { transferPaper } from '../codelists.ts';
import type { TransferCaseRow, TransferStepRow } from '../entities/transfer-case-row.ts';
import type { TransferCase } from '../types/transfer-case.ts';
import type { TransferStep } from '../types/transfer-step.ts';
import { OPEN_TRANSFERS_OF_BUYERS, STEPS_OF_TRANSFERS, TRANSFERS_OF_VEHICLES } from './statements.ts';
import { toNullable, toReference } from './vehicle-loaders.ts';

/** The changes of owner of one request. */
export function createTransferLoaders({ reader, units, today }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const toOne = (row: TransferCaseRow) => toTransferCase(row, agencies, today);
  const latest = batchOne({ reader, statement: TRANSFERS_OF_VEHICLES, keyOf: (row) => row.vehicleId });
  const openByBuyer = batchMany({
    reader,
    statement: OPEN_TRANSFERS_OF_BUYERS,
    keyOf: (row) => row.buyerId ?? '',
  });
  const steps = batchMany({ reader, statement: STEPS_OF_TRANSFERS, keyOf: (row) => row.caseId });
  return {
    /** The vehicle's open case, else its last one; null when it never had one. */
    latest: async (vehicleId: number) => toNullable(await latest.load(vehicleId), toOne),
    /** Cases under way in which the citizen buys, oldest first. */
    openByBuyer: async (citizenId: string) => (await openByBuyer.load(citizenId)).map(toOne),
    /** In order of their numbers. */
    steps: async (caseId: number) => (await steps.load(caseId)).map((row) => toStep(row, agencies)),
  };
}

function toTransferCase(row: TransferCaseRow, agencies: Agencies, today: string): TransferCase {
  const missingPapers = row.missingPapers.map(transferPaper);
  return {
    id: String(row.id),
    vehicleId: row.vehicleId,
    state: row.state,
    stateSince: row.stateSince,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    daysElapsed: daysBetween(row.openedOn, row.closedOn ?? today),
    daysInState: row.closedOn === null ? daysBetween(row.stateSince, today) : 0,
    fileHolder: agencies.byCode(row.fileHolderCode),
    receivingAgency: agencies.byCode(row.receivingAgencyCode),
    seller: toReference(row.sellerId),
    sellerName: row.sellerName,
    buyer: toReference(row.buyerId),
    buyerName: row.buyerName,
    revocationCertificate: row.revocationCertificate,
    revokedOn: row.revokedOn,
    missing: missingPapers.map(({ name }) => name),
    missingPapers,
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
  };
}

function toStep(row: TransferStepRow, agencies: Agencies): TransferStep {
  return {
    number: row.number,
    state: row.state,
    occurredOn: row.occurredOn,
    agency: agencies.byCode(row.agencyCode),
    note: row.note,
  };
}
