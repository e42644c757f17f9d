import {
  LandCertificateRow,
  LandCoverageRow,
  LandHolderRow,
  LandParcelPreviousNumberRow,
  LandParcelRow,
  LandPurposeRow,
} from '../../../subgraphs/land/entities.ts';
import { land } from '../../../subgraphs/land/subgraph.ts';
import type { RegisterWriter, RowSink } from '../load/register-writer.ts';
import { createRandom, type Random } from '../random.ts';
import { dateOf, dayOf } from '../world/days.ts';
import type { LandCertificate, LandParcel } from '../world/land-certificate.ts';
import { writeHolders, writeReplaced } from './land-holders.ts';

/** The land register: what is digitised of the certificates, their parcels and holders. */
export const landWriter: RegisterWriter = {
  definition: land,
  rows: [
    LandCertificateRow,
    LandParcelRow,
    LandParcelPreviousNumberRow,
    LandPurposeRow,
    LandHolderRow,
    LandCoverageRow,
  ],
  write({ plan, certificates }, sink) {
    const random = createRandom(plan.index, STREAM);
    for (const certificate of certificates) writeCertificate(sink, random, certificate);
  },
};

const STREAM = 104;
/** The second in which a weekend's work was entered. */
const BULK_ENTRY = '2025-11-30T16:59:59Z';

function writeCertificate(sink: RowSink, random: Random, certificate: LandCertificate): void {
  const { serial, serialAsWritten, registerNumber, issued, parcels, bulk } = certificate;
  const record = {
    sourceSystem: issued >= dayOf('2015-01-01') ? 'LAND' : 'LAND_PAPER',
    recordedAt: bulk ? BULK_ENTRY : `${dateOf(Math.max(issued + 10, dayOf('2019-01-01')))}T04:00:00Z`,
    verification: bulk ? 'UNVERIFIED' : random.chance(0.01) ? 'UNDER_INVESTIGATION' : 'VERIFIED',
  };
  sink.add(LandCertificateRow, {
    serial,
    serialAsWritten,
    registerNumber,
    issuedOn: dateOf(issued),
    status: 'VALID',
    qrCode: issued >= dayOf('2025-01-01') ? `VN08-${serial}` : null,
    barCode: issued >= dayOf('2009-12-10') ? `8930${serial.slice(2)}` : null,
    ...record,
  });
  writeHolders(sink, random, certificate, record.verification);
  writeReplaced(sink, certificate);
  for (const parcel of parcels) writeParcel(sink, random, serial, { ...parcel, record });
}

function writeParcel(
  sink: RowSink,
  random: Random,
  certificateSerial: string,
  { purposes, record, splitFrom, ...parcel }: LandParcel & { readonly record: object },
): void {
  const map = { keyUnitId: parcel.keyUnit, sheet: parcel.sheet, scale: 1000, unitId: parcel.unit };
  if (splitFrom) {
    sink.add(LandParcelRow, {
      ...splitFrom,
      ...map,
      measuredArea: Math.round(parcel.measuredArea * 25) / 10,
      current: false,
      ...record,
    });
  }
  sink.add(LandParcelRow, {
    id: parcel.id,
    number: parcel.number,
    ...map,
    parentId: splitFrom?.id,
    measuredArea: parcel.measuredArea,
    legalArea: parcel.legalArea,
    current: true,
    qualityGroup: parcel.qualityGroup,
    certificateSerial,
    surveyDocument: random.chance(0.5) ? 'Trích đo địa chính' : null,
    ...record,
  });
  if (random.chance(0.05)) writePreviousNumber(sink, parcel);
  purposes.forEach((code, index) =>
    sink.add(LandPurposeRow, {
      parcelId: parcel.id,
      position: index + 1,
      code,
      origin: random.pick(['CNQ-KTT', 'CNQ-CTT', 'DG-KTT', 'NCN', 'NTK', 'NTC']),
      ...termOf(code),
      area: areaOf(parcel, index, purposes.length),
    }),
  );
}

/** Dwelling land is held for good, fields for fifty years (Land Law 31/2024/QH15 art. 171 and 172). */
function termOf(code: string) {
  return code.startsWith('O')
    ? { termKind: 'LONG_TERM', termUntil: null }
    : { termKind: 'FIXED', termUntil: '2063-10-15' };
}

/** The first of two purposes is the dwelling: two fifths of the parcel. */
function areaOf({ legalArea }: Pick<LandParcel, 'legalArea'>, index: number, purposes: number): number {
  if (purposes === 1) return legalArea;
  const dwelling = Math.round(legalArea * 4) / 10;
  return index === 0 ? dwelling : Math.round((legalArea - dwelling) * 10) / 10;
}

function writePreviousNumber(
  sink: RowSink,
  parcel: Pick<LandParcel, 'id' | 'keyUnit' | 'sheet' | 'number'>,
): void {
  sink.add(LandParcelPreviousNumberRow, {
    parcelId: parcel.id,
    position: 1,
    keyUnitId: parcel.keyUnit,
    sheet: `${parcel.sheet}A`,
    number: parcel.number,
    scale: 2000,
    until: '2009',
  });
}
