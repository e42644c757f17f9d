import DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { assessCivilStatus, hasAny, type CivilStatusEntries } from '../assess-civil-status.ts';
import type { BirthEntry } from '../types/birth-entry.ts';
import type { CivilStatusSection } from '../types/civil-status-section.ts';
import type { DeathEntry } from '../types/death-entry.ts';
import type { MarriageEntry } from '../types/marriage-entry.ts';
import { CivilRole } from '../types/vocabulary.ts';
import type { Groups } from './batch-entries.ts';
import type { BirthLoaders } from './birth-loaders.ts';
import type { DeathLoaders } from './death-loaders.ts';
import { findTraces } from './find-traces.ts';
import type { MarriageLoaders } from './marriage-loaders.ts';

/** The parts of a section that are read together. */
export interface SectionNeeds {
  readonly state: boolean;
  /** As what the citizen is named anywhere. */
  readonly roles: boolean;
  readonly births: boolean;
  readonly marriages: boolean;
  readonly deaths: boolean;
}

export interface SectionSources {
  readonly reader: Reader;
  readonly births: BirthLoaders;
  readonly marriages: MarriageLoaders;
  readonly deaths: DeathLoaders;
}

/**
 * Sections of all citizens of a tick: one SELECT for each table that the selection or the state needs, all at once;
 * then, for the state of those who are in none of the three, or for everybody's roles, one more. A section is complete when it arrives: a page
 * of 1,000 citizens should not wait for a promise in each of its fields.
 */
export function sectionLoader(
  sources: SectionSources,
  needs: SectionNeeds,
): DataLoader<string, CivilStatusSection> {
  const { births, marriages, deaths } = sources;
  return new DataLoader(async (ids) => {
    const all = needs.state || needs.roles;
    const [byChild, bySpouse, byDeceased] = await Promise.all([
      needs.births || all ? births.ofChildren(ids) : NO_BIRTHS,
      needs.marriages || all ? marriages.ofSpouses(ids) : NO_MARRIAGES,
      needs.deaths || all ? deaths.ofDeceased(ids) : NO_DEATHS,
    ]);
    const found = ids.map((id) => ({
      births: byChild.get(id) ?? NOTHING,
      marriages: bySpouse.get(id) ?? NOTHING,
      deaths: byDeceased.get(id) ?? NOTHING,
    }));
    const traces = await tracesOf(sources.reader, needs, { ids, found });
    return ids.map((id, index) => toSection(id, found[index] ?? EMPTY, needs, traces));
  });
}

interface FoundEntries extends CivilStatusEntries {
  readonly births: readonly BirthEntry[];
  readonly marriages: readonly MarriageEntry[];
  readonly deaths: readonly DeathEntry[];
}

const NO_BIRTHS: Groups<string, BirthEntry> = new Map();
const NO_MARRIAGES: Groups<string, MarriageEntry> = new Map();
const NO_DEATHS: Groups<string, DeathEntry> = new Map();
const NO_TRACES: Traces = new Map();
const NOTHING: readonly never[] = Object.freeze([]);
const EMPTY: FoundEntries = { births: NOTHING, marriages: NOTHING, deaths: NOTHING };

type Traces = ReadonlyMap<string, readonly CivilRole[]>;

interface Asked {
  readonly ids: readonly string[];
  readonly found: readonly FoundEntries[];
}

/** Of everybody for the roles; for the state of those who are in none of the three tables. */
async function tracesOf(reader: Reader, needs: SectionNeeds, { ids, found }: Asked): Promise<Traces> {
  if (!needs.roles && !needs.state) return NO_TRACES;
  const named = needs.roles ? ids : ids.filter((_, index) => !hasAny(found[index] ?? EMPTY));
  return named.length === 0 ? NO_TRACES : findTraces(reader, named);
}

function toSection(
  citizenId: string,
  entries: FoundEntries,
  needs: SectionNeeds,
  traces: Traces,
): CivilStatusSection {
  const { births, marriages, deaths } = entries;
  const found = { citizenId, birth: onlyOf(births), births, marriages, death: onlyOf(deaths), deaths };
  const elsewhere = traces.get(citizenId) ?? NOTHING;
  const section = needs.roles ? { ...found, found: [...rolesIn(entries), ...elsewhere] } : found;
  if (!needs.state) return section;
  const { state, findings } = assessCivilStatus(entries, elsewhere.length > 0);
  return { ...section, state, findings };
}

function rolesIn({ births, marriages, deaths }: FoundEntries): readonly CivilRole[] {
  return [
    ...(births.length > 0 ? [CivilRole.CHILD] : NOTHING),
    ...(marriages.length > 0 ? [CivilRole.SPOUSE] : NOTHING),
    ...(deaths.length > 0 ? [CivilRole.DECEASED] : NOTHING),
  ];
}

/** The entry when there is exactly one; several are a question, not an answer. */
function onlyOf<Entry>(entries: readonly Entry[]): Entry | null {
  return entries.length === 1 ? (entries[0] ?? null) : null;
}
