import type { Amended } from './loaders/amended.ts';
import type { CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';
import type { Amendment, CivilEntry, EntryForm } from './types/civil-entry.ts';

/** The form around an entry; births, marriages and deaths were read without theirs. */
export async function formOf(loaders: CivilRegistryLoaders, entry: CivilEntry): Promise<EntryForm> {
  if (entry.form) return entry.form;
  const { form } = await loadContent(particularsOf(loaders, entry));
  return form;
}

/** The content of an act, loaded by its key. Throws when it vanished since the request read the act itself. */
export async function loadContent<Row>(loading: Promise<readonly Amended<Row>[]>): Promise<Amended<Row>> {
  const [amended] = await loading;
  if (!amended) throw new Error('A civil entry vanished between two reads of one request.');
  return amended;
}

/** Later acts that annotate an entry; a later act has none of its own. */
export async function amendmentsOf(
  { amendments }: CivilRegistryLoaders,
  { __typename, id }: CivilEntry,
): Promise<readonly Amendment[]> {
  return isBaseAct(amendments.ofBaseAct, __typename) ? amendments.ofBaseAct[__typename].load(id) : [];
}

function isBaseAct<Acts extends object>(acts: Acts, name: PropertyKey): name is keyof Acts {
  return Object.hasOwn(acts, name);
}

function particularsOf(
  { births, marriages, deaths }: CivilRegistryLoaders,
  { __typename, id }: CivilEntry,
): Promise<readonly Amended<unknown>[]> {
  if (__typename === 'BirthEntry') return births.particulars.load(id);
  if (__typename === 'MarriageEntry') return marriages.particulars.load(id);
  return deaths.particulars.load(id);
}
