import type { Amended } from './loaders/amended.ts';
import type { CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';
import type { CivilEntry, EntryForm } from './types/civil-entry.ts';

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

function particularsOf(
  { births, marriages, deaths }: CivilRegistryLoaders,
  { __typename, id }: CivilEntry,
): Promise<readonly Amended<unknown>[]> {
  if (__typename === 'BirthEntry') return births.particulars.load(id);
  if (__typename === 'MarriageEntry') return marriages.particulars.load(id);
  return deaths.particulars.load(id);
}
