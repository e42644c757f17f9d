import { batchMany, batchOne } from '../../shared/batch.ts';
import { daysBetween } from '../../shared/calendar.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { columns, statement } from '../../shared/statement.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import { transferPaper } from '../codelists.ts';
import { TransferCaseRow, TransferStepRow } from '../entities/transfer-case-row.ts';
import type { TransferCase } from '../types/transfer-case.ts';
import type { TransferStep } from '../types/transfer-step.ts';
import { toNullable, toReference } from './vehicle-loaders.ts';

const SELECT = `select ${columns(TransferCaseRow, 't')} from transfer_case t`;
/** The open case, or else the one opened last. */
const LATEST = statement<TransferCaseRow>(
  'transfer_case_by_vehicle',
  `select distinct on (t.vehicle_id) ${columns(TransferCaseRow, 't')} from transfer_case t
    where t.vehicle_id = any($1)
    order by t.vehicle_id, (t.closed_on is null) desc, t.opened_on desc, t.id desc`,
);
const OPEN_BY_BUYER = statement<TransferCaseRow>(
  'transfer_case_open_by_buyer',
  `${SELECT} where t.buyer_id = any($1) and t.closed_on is null order by t.opened_on, t.id`,
);
const STEPS = statement<TransferStepRow>(
  'transfer_step_by_case',
  `select ${columns(TransferStepRow, 's')} from transfer_step s
    where s.case_id = any($1) order by s.case_id, s.number`,
);

/** The changes of owner of one request. */
export function createTransferLoaders({ reader, units, today }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const toOne = (row: TransferCaseRow) => toTransferCase(row, agencies, today);
  const latest = batchOne({ reader, statement: LATEST, keyOf: (row) => row.vehicleId });
  const openByBuyer = batchMany({ reader, statement: OPEN_BY_BUYER, keyOf: (row) => row.buyerId ?? '' });
  const steps = batchMany({ reader, statement: STEPS, keyOf: (row) => row.caseId });
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
    daysInState: daysBetween(row.stateSince, row.closedOn ?? today),
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
