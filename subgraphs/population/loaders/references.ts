import type { SubgraphContext } from '../../shared/context.ts';
import type { AdministrativeUnit } from '../types/administrative-unit.ts';
import type { Citizen } from '../types/citizen.ts';
import { Household } from '../types/household.ts';
import { populationLoaders } from './population-loaders.ts';
import { unknownCitizen } from './to-citizen.ts';
import { unitOf } from './to-record.ts';

/**
 * A citizen whom another register names. One whom this register does not know keeps his ID, so that the gateway does
 * not blank what the other register says of him.
 */
export async function citizenReference(
  { id }: { readonly id: string },
  context: SubgraphContext,
): Promise<Citizen> {
  return (await populationLoaders(context).citizens.byId.load(id)) ?? unknownCitizen(id);
}

/** A unit by its dated id; null for an id of no unit. */
export function unitReference(
  { id }: { readonly id: string },
  context: SubgraphContext,
): AdministrativeUnit | null {
  return unitOf(context, id);
}

/** A household by its file number; null when no file has it. */
export async function householdReference(
  { fileNumber }: { readonly fileNumber: string },
  context: SubgraphContext,
): Promise<Household | null> {
  const file = await populationLoaders(context).households.fileOf(fileNumber);
  return file && Object.assign(new Household(), { fileNumber });
}
