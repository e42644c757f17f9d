import type { CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';
import type { Amendment, BaseAct, CivilEntry } from './types/civil-entry.ts';

/** Later acts that annotate an entry; a later act has none of its own. */
export async function amendmentsOf(
  { amendments }: CivilRegistryLoaders,
  { __typename, id }: CivilEntry,
): Promise<readonly Amendment[]> {
  return isBaseAct(amendments.ofBaseAct, __typename) ? amendments.ofBaseAct[__typename].load(id) : [];
}

/** The base act that a later act annotates; null when it stands in another register. */
export async function baseOf(
  loaders: CivilRegistryLoaders,
  { baseAct }: Amendment,
): Promise<CivilEntry | null> {
  if (baseAct === null) return null;
  const [entry] = await loadersByAct(loaders)[baseAct.act].load(baseAct.id);
  return entry ?? null;
}

interface ById {
  load(id: number): Promise<readonly CivilEntry[]>;
}

function loadersByAct(loaders: CivilRegistryLoaders): Readonly<Record<BaseAct, ById>> {
  return {
    BirthEntry: loaders.births.byId,
    MarriageEntry: loaders.marriages.byId,
    DeathEntry: loaders.deaths.byId,
    GuardianshipEntry: loaders.guardianships.byId,
    RecognitionEntry: loaders.recognitions.byId,
  };
}

function isBaseAct(acts: Readonly<Record<BaseAct, unknown>>, name: string): name is BaseAct {
  return Object.hasOwn(acts, name);
}
