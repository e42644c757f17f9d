import DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { assessCivilStatus, hasAny, type CivilStatusEntries } from '../assess-civil-status.ts';
import type { BirthEntry } from '../types/birth-entry.ts';
import type { CivilStatusSection } from '../types/civil-status-section.ts';
import type { DeathEntry } from '../types/death-entry.ts';
import type { MarriageEntry } from '../types/marriage-entry.ts';
import type { Groups } from './batch-entries.ts';
import type { BirthLoaders } from './birth-loaders.ts';
import type { DeathLoaders } from './death-loaders.ts';
import { findTraces } from './find-traces.ts';
import type { MarriageLoaders } from './marriage-loaders.ts';

/** The parts of a section that are read together. */
export interface SectionNeeds {
  readonly state: boolean;
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
 * then, for the state of those who are in none of the three, one more. A section is complete when it arrives: a page
 * of 1,000 citizens should not wait for a promise in each of its fields.
 */
export function sectionLoader(
  sources: SectionSources,
  needs: SectionNeeds,
): DataLoader<string, CivilStatusSection> {
  const { births, marriages, deaths } = sources;
  return new DataLoader(async (ids) => {
    const [byChild, bySpouse, byDeceased] = await Promise.all([
      needs.births || needs.state ? births.ofChildren(ids) : NO_BIRTHS,
      needs.marriages || needs.state ? marriages.ofSpouses(ids) : NO_MARRIAGES,
      needs.deaths || needs.state ? deaths.ofDeceased(ids) : NO_DEATHS,
    ]);
    const found = ids.map((id) => ({
      births: byChild.get(id) ?? NOTHING,
      marriages: bySpouse.get(id) ?? NOTHING,
      deaths: byDeceased.get(id) ?? NOTHING,
    }));
    const traces = needs.state ? await tracesOf(sources.reader, ids, found) : NO_TRACES;
    return ids.map((id, index) => toSection(id, found[index] ?? EMPTY, needs.state, traces));
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
const NO_TRACES: ReadonlySet<string> = new Set();
const NOTHING: readonly never[] = Object.freeze([]);
const EMPTY: FoundEntries = { births: NOTHING, marriages: NOTHING, deaths: NOTHING };

async function tracesOf(
  reader: Reader,
  ids: readonly string[],
  found: readonly FoundEntries[],
): Promise<ReadonlySet<string>> {
  const strangers = ids.filter((_, index) => !hasAny(found[index] ?? EMPTY));
  return strangers.length === 0 ? NO_TRACES : findTraces(reader, strangers);
}

function toSection(
  citizenId: string,
  entries: FoundEntries,
  assessed: boolean,
  traces: ReadonlySet<string>,
): CivilStatusSection {
  const { births, marriages, deaths } = entries;
  const section = { citizenId, birth: onlyOf(births), births, marriages, death: onlyOf(deaths), deaths };
  if (!assessed) return section;
  const { state, findings } = assessCivilStatus(entries, traces.has(citizenId));
  return { ...section, state, findings };
}

/** The entry when there is exactly one; several are a question, not an answer. */
function onlyOf<Entry>(entries: readonly Entry[]): Entry | null {
  return entries.length === 1 ? (entries[0] ?? null) : null;
}
