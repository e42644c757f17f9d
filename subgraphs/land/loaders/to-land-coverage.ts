import { registerSource } from '../../shared/codelists/register-sources.ts';
import { SectionState, VerificationState } from '../../shared/register-record.ts';
import type { LandCoverageRow } from '../entities.ts';
import type { LandCoverage } from '../types/land-coverage.ts';

/** What figures are summed over. */
export interface CoverageParts {
  readonly communes: readonly LandCoverageRow[];
  /** Of each province asked for, the parcels that belong to no single commune; null where they were not counted. */
  readonly provinces: readonly (LandCoverageRow | null)[];
}

/**
 * The figures of a commune, or the sum over several and over what belongs to none of them. A sum is as old as its
 * oldest part, as sure as its least sure one, and names the source of the oldest; null without any part.
 */
export function toLandCoverage({ communes, provinces }: CoverageParts): LandCoverage | null {
  const unassigned = provinces.filter((row) => row !== null);
  const rows = [...communes, ...unassigned];
  const [first, ...others] = rows;
  if (first === undefined) return null;
  const oldest = others.reduce((old, row) => (row.asOf < old.asOf ? row : old), first);
  const digitised = total(rows, 'parcelsDigitised');
  const certified = total(rows, 'parcelsCertified');
  return {
    state: digitised > 0 ? SectionState.FOUND : SectionState.NOT_DIGITISED,
    parcelsCertified: certified,
    parcelsDigitised: digitised,
    unassigned: unassigned.length < provinces.length ? null : total(unassigned, 'parcelsDigitised'),
    rate: certified > 0 ? digitised / certified : null,
    byQualityGroup: [
      { group: 1, parcels: total(rows, 'qualityGroup1') },
      { group: 2, parcels: total(rows, 'qualityGroup2') },
      { group: 3, parcels: total(rows, 'qualityGroup3') },
    ],
    clean: total(rows, 'parcelsClean'),
    live: total(rows, 'parcelsLive'),
    asOf: oldest.asOf,
    communes: communes.length,
    communesNotDigitised: communes.filter(({ parcelsDigitised }) => parcelsDigitised === 0).length,
    source: registerSource(oldest.sourceSystem),
    recordedAt: oldest.recordedAt,
    verification: leastSure(rows),
  };
}

/** Of a unit of another province nothing can be said. */
export function unknownCoverage(asOf: string): LandCoverage {
  return {
    state: SectionState.NOT_OF_THIS_REGISTER,
    parcelsCertified: null,
    parcelsDigitised: null,
    unassigned: null,
    rate: null,
    byQualityGroup: [],
    clean: null,
    live: null,
    asOf,
    communes: null,
    communesNotDigitised: null,
    source: registerSource('LAND'),
    recordedAt: null,
    verification: null,
  };
}

type Count =
  | 'parcelsCertified'
  | 'parcelsDigitised'
  | 'parcelsClean'
  | 'parcelsLive'
  | 'qualityGroup1'
  | 'qualityGroup2'
  | 'qualityGroup3';

function total(rows: readonly LandCoverageRow[], count: Count): number {
  return rows.reduce((sum, row) => sum + row[count], 0);
}

const SURENESS = [
  VerificationState.UNDER_INVESTIGATION,
  VerificationState.UNVERIFIED,
  VerificationState.VERIFIED,
];

function leastSure(rows: readonly LandCoverageRow[]): VerificationState {
  const least = SURENESS.find((state) => rows.some(({ verification }) => verification === state));
  return least ?? VerificationState.UNVERIFIED;
}
