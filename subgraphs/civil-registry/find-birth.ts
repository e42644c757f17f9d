import type { SubgraphContext } from '../shared/context.ts';
import { loadersOf } from './loaders/civil-registry-loaders.ts';
import type { BirthEntry } from './types/birth-entry.ts';

/** A birth entry by its key; null for a key that is not ours, whatever its form. */
export async function findBirth(id: string, context: SubgraphContext): Promise<BirthEntry | null> {
  if (!KEY.test(id)) return null;
  const [entry] = await loadersOf(context).births.byId.load(Number(id));
  return entry ?? null;
}

/** Fits a 32-bit integer. */
const KEY = /^[1-9][0-9]{0,8}$/;
