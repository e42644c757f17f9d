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
import { fullName, type Person } from '../world/person.ts';

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
/** A ward where nearly all holders' birth dates are known to the year only. */
const YEARS_ONLY_COMMUNE = '02212';
/** The second in which a weekend's work was entered. */
const BULK_ENTRY = '2025-11-30T16:59:59Z';

function writeCertificate(sink: RowSink, random: Random, certificate: LandCertificate): void {
  const { serial, serialAsWritten, registerNumber, issued, holders, parcels, bulk } = certificate;
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
  const yearsOnly = parcels[0]?.unit.startsWith(YEARS_ONLY_COMMUNE) ?? false;
  holders.forEach((holder, index) =>
    sink.add(LandHolderRow, {
      certificateSerial: serial,
      party: 1,
      position: index + 1,
      kind: holders.length > 1 ? 'COUPLE' : 'PERSON',
      citizenId: holder.id,
      name: fullName(holder.name),
      dateOfBirth: knownDate(random, holder, yearsOnly ? 0.87 : 0.2),
      role: 'Chủ sử dụng đất',
      share: holders.length > 1 ? 'Sở hữu chung' : '1/1',
      since: dateOf(issued),
      verification: record.verification,
      howVerified: bulk ? null : random.chance(0.7) ? 'POPULATION_DATABASE' : 'PAPERS',
      idPapers: random.chance(0.3) ? [{ kind: 'FORMER_ID', number: `07${holder.id.slice(5)}` }] : null,
    }),
  );
  for (const parcel of parcels) writeParcel(sink, random, serial, { ...parcel, record });
}

function knownDate(random: Random, { born }: Person, yearOnlyShare: number): string {
  return random.chance(yearOnlyShare) ? dateOf(born).slice(0, 4) : dateOf(born);
}

function writeParcel(
  sink: RowSink,
  random: Random,
  certificateSerial: string,
  { purposes, record, ...parcel }: LandParcel & { readonly record: object },
): void {
  sink.add(LandParcelRow, {
    id: parcel.id,
    keyUnitId: parcel.keyUnit,
    sheet: parcel.sheet,
    number: parcel.number,
    scale: 1000,
    unitId: parcel.unit,
    measuredArea: parcel.measuredArea,
    legalArea: parcel.legalArea,
    current: true,
    qualityGroup: parcel.qualityGroup,
    certificateSerial,
    surveyDocument: random.chance(0.5) ? 'Trích đo địa chính' : null,
    ...record,
  });
  if (random.chance(0.05)) {
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
