import { TransferCaseRow, TransferStepRow } from '../../../subgraphs/vehicles/entities/transfer-case-row.ts';
import { dateOf, TODAY } from '../world/days.ts';
import { fullName } from '../world/person.ts';
import type { Transfer, Vehicle } from '../world/vehicle.ts';
import { agencyOf, HOME_AGENCY, record, type VehicleFile } from './vehicle-file.ts';

/** The procedure until the file has arrived; each step a few days after the one before. */
const STATES = [
  'OPENED',
  'PAPERS_SURRENDERED',
  'REVOCATION_CERTIFICATE_ISSUED',
  'FILE_REQUESTED',
  'FILE_IN_TRANSIT',
] as const;
const PAPERS = ['ORIGINAL_FILE', 'REVOCATION_CERTIFICATE', 'REGISTRATION_FEE'] as const;

/** A change of owner that waits for a file in another province: the case, and the steps done so far. */
export function writeTransfer(file: VehicleFile, vehicle: Vehicle, transfer: Transfer): void {
  const { sink, id } = file;
  const elsewhere = agencyOf(vehicle.fileProvince);
  const done = STATES.slice(0, transfer.stepsDone + 1);
  const dayOfStep = (index: number): string =>
    dateOf(
      Math.min(TODAY, transfer.opened + Math.floor(((TODAY - transfer.opened) * index) / STATES.length)),
    );
  sink.add(TransferCaseRow, {
    id,
    vehicleId: id,
    state: done.at(-1),
    stateSince: dayOfStep(done.length - 1),
    openedOn: dateOf(transfer.opened),
    sellerId: vehicle.owner.id,
    sellerName: fullName(vehicle.owner.name),
    buyerId: transfer.buyer.id,
    buyerName: fullName(transfer.buyer.name),
    fileHolderCode: elsewhere,
    receivingAgencyCode: HOME_AGENCY,
    revocationCertificate: transfer.stepsDone >= 2 ? `${id}/TH` : null,
    revokedOn: transfer.stepsDone >= 2 ? dayOfStep(2) : null,
    missingPapers: PAPERS.slice(0, transfer.missingPapers),
    ...record(transfer.opened),
  });
  done.forEach((state, index) =>
    sink.add(TransferStepRow, {
      caseId: id,
      number: index + 1,
      state,
      occurredOn: dayOfStep(index),
      agencyCode: state === 'FILE_REQUESTED' ? HOME_AGENCY : elsewhere,
    }),
  );
}
