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

/** A change of owner that waits for a file in another province: the case, and the steps done so far. */
export function writeTransfer(file: VehicleFile, vehicle: Vehicle, transfer: Transfer): void {
  const { sink, id } = file;
  const elsewhere = agencyOf(vehicle.fileProvince);
  const revoked = transfer.stepsDone >= STATES.indexOf('REVOCATION_CERTIFICATE_ISSUED');
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
    sellerName: transfer.sellerName,
    buyerId: vehicle.owner.id,
    buyerName: fullName(vehicle.owner.name),
    fileHolderCode: elsewhere,
    receivingAgencyCode: HOME_AGENCY,
    revocationCertificate: revoked ? `${id}/TH` : null,
    revokedOn: revoked ? dayOfStep(STATES.indexOf('REVOCATION_CERTIFICATE_ISSUED')) : null,
    missingPapers: [
      'ORIGINAL_FILE',
      ...(revoked ? [] : ['REVOCATION_CERTIFICATE']),
      ...(transfer.feePaid ? [] : ['REGISTRATION_FEE']),
    ],
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
