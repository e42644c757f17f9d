import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandCertificate } from '../types/land-certificate.ts';
import type { LandParcel } from '../types/land-parcel.ts';
import type { LandSection } from '../types/land-section.ts';
import { LandCertificateStatus } from '../vocabulary.ts';
import { stateOfNothing } from './coverage.ts';
import { landLoaders } from './land-loaders.ts';
import type { HoldingRow } from './statements.ts';
import { toLandCertificate, toLandParcel } from './to-graph.ts';

/**
 * FOUND when the citizen holds a certificate; MISMATCH when one of those was replaced or revoked and yet nobody ended
 * his holding; else what finding nothing means where he resides. Never AMBIGUOUS: holdings are joined by the personal
 * ID alone, and those that only a name or an old number would match are not his.
 */
export async function landState(context: SubgraphContext, section: LandSection): Promise<SectionState> {
  const held = await landLoaders(context).holdings.load(section.citizenId);
  if (held.length === 0) return stateOfNothing(context, section.communeIds);
  return held.some(isContradiction) ? SectionState.MISMATCH : SectionState.FOUND;
}

/** The parcels in existence on the certificates that the citizen holds. */
export async function parcelsHeldBy(
  context: SubgraphContext,
  citizenId: string,
): Promise<readonly LandParcel[]> {
  const held = await landLoaders(context).holdings.load(citizenId);
  return held.filter((row) => row.id !== null).map(toLandParcel);
}

/** The certificates that name the citizen as holder, by serial. */
export async function certificatesHeldBy(
  context: SubgraphContext,
  citizenId: string,
): Promise<readonly LandCertificate[]> {
  const held = await landLoaders(context).certificatesOfCitizen.load(citizenId);
  return held.map(toLandCertificate);
}

function isContradiction({ certificateStatus }: HoldingRow): boolean {
  return (
    certificateStatus === LandCertificateStatus.REPLACED ||
    certificateStatus === LandCertificateStatus.REVOKED
  );
}
