import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandParcel, LandParcelHead } from '../types/land-parcel.ts';
import type { LandSection } from '../types/land-section.ts';
import { LandCertificateStatus } from '../vocabulary.ts';
import { stateOfNothing } from './coverage.ts';
import { landLoaders } from './land-loaders.ts';
import type { HeldCertificateRow, HoldingHeadRow, HoldingRow } from './statements.ts';
import { toLandCertificate, toLandParcel } from './to-graph.ts';

/** What a query wants of a section, so that no more is read. */
export interface SectionNeeds {
  readonly certificates: boolean;
  /** HEADS when `LandParcelHead` will do. */
  readonly parcels: 'NOT' | 'HEADS' | 'WHOLE';
}

/** Whose section. */
export interface SectionRequest extends SectionNeeds {
  readonly citizenId: string;
  /** Dated ids of the communes in force where the person resides: one, or two after a split; empty = unknown. */
  readonly communeIds: readonly string[];
}

/**
 * What the register says of a citizen. FOUND when he holds a certificate; MISMATCH when one of those was replaced or
 * revoked and yet nobody ended his holding; else what finding nothing means where he resides. Never AMBIGUOUS:
 * holdings are joined by the personal ID alone, and those that only a name or an old number would match are not his.
 */
export async function landSectionOf(context: SubgraphContext, request: SectionRequest): Promise<LandSection> {
  const { citizenId, communeIds, certificates, parcels } = request;
  const { certificatesOfCitizen } = landLoaders(context);
  // Certificates alone tell the state; else they are read beside the holdings, not after them.
  const named = certificates ? certificatesOfCitizen.load(citizenId) : NONE;
  if (certificates && parcels === 'NOT') return sectionOf(context, communeIds, [await named, NONE]);
  const held = holdingsOf(context, citizenId, parcels);
  // One promise less for each of a thousand people.
  if (!certificates) return sectionOf(context, communeIds, [NONE, await held]);
  return sectionOf(context, communeIds, await Promise.all([named, held]));
}

const NONE: readonly never[] = [];

type Holding = HoldingRow | HoldingHeadRow;

function holdingsOf(
  context: SubgraphContext,
  citizenId: string,
  parcels: SectionNeeds['parcels'],
): Promise<readonly Holding[]> {
  const { holdings, holdingHeads } = landLoaders(context);
  return (parcels === 'WHOLE' ? holdings : holdingHeads).load(citizenId);
}

async function sectionOf(
  context: SubgraphContext,
  communeIds: readonly string[],
  [certificates, held]: readonly [readonly HeldCertificateRow[], readonly Holding[]],
): Promise<LandSection> {
  const contradicted =
    certificates.some(({ status }) => isEnded(status)) ||
    held.some(({ certificateStatus }) => isEnded(certificateStatus));
  const found = contradicted ? SectionState.MISMATCH : SectionState.FOUND;
  const nothing = certificates.length === 0 && held.length === 0;
  return {
    state: nothing ? await stateOfNothing(context, communeIds) : found,
    certificates: certificates.map(toLandCertificate),
    parcels: held.flatMap(parcelOf),
    communeIds,
  };
}

function parcelOf(holding: Holding): readonly (LandParcel | LandParcelHead)[] {
  if ('sourceSystem' in holding) return holding.id === null ? NONE : [toLandParcel(holding)];
  return holding.id === null ? NONE : [{ id: holding.id, legalArea: holding.legalArea }];
}

function isEnded(status: LandCertificateStatus): boolean {
  return status === LandCertificateStatus.REPLACED || status === LandCertificateStatus.REVOKED;
}
