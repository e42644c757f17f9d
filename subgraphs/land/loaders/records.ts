import type { SubgraphContext } from '../../shared/context.ts';
import type { Holder } from '../types/holder.ts';
import type { LandCertificate } from '../types/land-certificate.ts';
import type { LandParcel, PreviousParcelNumber } from '../types/land-parcel.ts';
import type { LandPurpose } from '../types/land-purpose.ts';
import { landLoaders } from './land-loaders.ts';
import { toHolder, toLandCertificate, toLandParcel, toLandPurpose, toPreviousNumber } from './to-graph.ts';

/** The certificate with a serial in normal form; null when the register has none. */
export async function certificateBySerial(
  context: SubgraphContext,
  serial: string | null,
): Promise<LandCertificate | null> {
  const row = serial === null ? null : await landLoaders(context).certificate.load(serial);
  return row && toLandCertificate(row);
}

/** The parcel with an id; null when the register has none. */
export async function parcelById(context: SubgraphContext, id: string | null): Promise<LandParcel | null> {
  const row = id === null ? null : await landLoaders(context).parcel.load(id);
  return row && toLandParcel(row);
}

/** Every parcel linked to a certificate, ended ones included. */
export async function parcelsOf(context: SubgraphContext, serial: string): Promise<readonly LandParcel[]> {
  return (await landLoaders(context).parcelsOfCertificate.load(serial)).map(toLandParcel);
}

/** The parcels into which one was split. */
export async function partsOf(context: SubgraphContext, id: string): Promise<readonly LandParcel[]> {
  return (await landLoaders(context).parts.load(id)).map(toLandParcel);
}

/** Who holds a certificate, and with `former` also who held it before. */
export async function holdersOf(
  context: SubgraphContext,
  serial: string | null,
  former: boolean,
): Promise<readonly Holder[]> {
  if (serial === null) return [];
  const rows = await landLoaders(context).holders.load(serial);
  return rows.filter(({ until }) => former || until == null).map(toHolder);
}

/** The purposes of a parcel, the main one first. */
export async function purposesOf(context: SubgraphContext, id: string): Promise<readonly LandPurpose[]> {
  return (await landLoaders(context).purposes.load(id)).map(toLandPurpose);
}

/** The numbers a parcel bore before, the latest first. */
export async function previousNumbersOf(
  context: SubgraphContext,
  id: string,
): Promise<readonly PreviousParcelNumber[]> {
  return (await landLoaders(context).previousNumbers.load(id)).map(toPreviousNumber);
}
