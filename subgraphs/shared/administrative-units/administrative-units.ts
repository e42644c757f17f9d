import type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';
import { buildUnits, type Units } from './build-units.ts';
import { PROVINCES_MAPPED, UNKNOWN_DONORS } from './split-communes.ts';
import { CODES_BEGAN } from './periods.ts';
import { readAddressDatabase } from './read-address-database.ts';

export type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';

/**
 * The national codelist of provinces and communes, effective-dated. Lists are in order of code, then of validity, and
 * empty for an id that nobody knows.
 */
export interface AdministrativeUnits {
  byId(id: string): AdministrativeUnitEntry | undefined;
  /** The unit that the code meant on a day (`YYYY-MM-DD`); none before 8 July 2004, when the codes began. */
  on(code: string, date: string): AdministrativeUnitEntry | undefined;
  /** All units that ever bore the code, oldest first. */
  versions(code: string): readonly AdministrativeUnitEntry[];
  /** Communes of a province; empty for a commune. */
  childrenOf(id: string): readonly AdministrativeUnitEntry[];
  /** The communes below a province, or the commune itself. */
  communesUnder(id: string): readonly AdministrativeUnitEntry[];
  /** Units that became this one or gave it a part. */
  predecessorsOf(id: string): readonly AdministrativeUnitEntry[];
  /** Units that this one became; two for a commune that was split. */
  successorsOf(id: string): readonly AdministrativeUnitEntry[];
  /**
   * True when all predecessors and successors of a unit are known, and theirs too: a unit never differs in this from
   * the one it came from whole. Elsewhere a split may be missing.
   */
  knowsSuccession(id: string): boolean;
  /** Every unit, in no order. */
  all(): Iterable<AdministrativeUnitEntry>;
}

/**
 * Loads the codelist: 97 provinces and 13,356 communes of both generations, in about 140 ms. Call it once per process
 * and pass it on. State of July 2025: later changes (Đồng Nai a city, ten communes wards, April 2026) are not in it.
 */
export function loadAdministrativeUnits(): AdministrativeUnits {
  return indexUnits(buildUnits(readAddressDatabase()));
}

type Index = ReadonlyMap<string, readonly AdministrativeUnitEntry[]>;

const NONE: readonly AdministrativeUnitEntry[] = Object.freeze([]);

function indexUnits({ entries, successions }: Units): AdministrativeUnits {
  entries.forEach(Object.freeze);
  const byId = new Map(entries.map((unit) => [unit.id, unit]));
  const byCode = groupBy(entries, ({ code }) => code, same);
  const communes = entries.filter(({ parentId }) => parentId !== null);
  const children = groupBy(communes, ({ parentId }) => parentId ?? '', same);
  const predecessors = groupBy(
    successions,
    ({ since }) => since.id,
    ({ before }) => before,
  );
  const successors = groupBy(
    successions,
    ({ before }) => before.id,
    ({ since }) => since,
  );
  const itself = (commune: AdministrativeUnitEntry | undefined) => (commune === undefined ? NONE : [commune]);
  return {
    byId: (id) => byId.get(id),
    on: (code, date) => byCode.get(code)?.find((value) => isInForce(value, date)),
    versions: (code) => byCode.get(code) ?? NONE,
    childrenOf: (id) => children.get(id) ?? NONE,
    communesUnder: (id) => children.get(id) ?? itself(byId.get(id)),
    predecessorsOf: (id) => predecessors.get(id) ?? NONE,
    successorsOf: (id) => successors.get(id) ?? NONE,
    knowsSuccession: (id) =>
      isMapped(byId.get(id)) &&
      ![id, ...(successors.get(id) ?? NONE).map((since) => since.id)].some(hasUnknownDonor),
    all: () => entries,
  };
}

/** True when a unit bears its code on a day; one of unknown age may have borne it since the codes began. */
export function isInForce({ validFrom, validTo }: AdministrativeUnitEntry, date: string): boolean {
  return (validFrom ?? CODES_BEGAN) <= date && (validTo === null || date <= validTo);
}

/** Provinces became one another whole; of communes the package knows no splits, and our own table only some. */
function isMapped(unit: AdministrativeUnitEntry | undefined): boolean {
  if (unit === undefined) return false;
  if (unit.parentId === null) return true;
  return PROVINCES_MAPPED.has(unit.parentId);
}

function hasUnknownDonor(id: string): boolean {
  return UNKNOWN_DONORS.has(id);
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  valueOf: (item: Item) => AdministrativeUnitEntry,
): Index {
  const groups = new Map<string, AdministrativeUnitEntry[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [valueOf(item)]);
    else group.push(valueOf(item));
  }
  for (const group of groups.values()) if (group.length > 1) group.sort(byCodeThenValidity);
  return groups;
}

function same(unit: AdministrativeUnitEntry): AdministrativeUnitEntry {
  return unit;
}

function byCodeThenValidity(a: AdministrativeUnitEntry, b: AdministrativeUnitEntry): number {
  return a.id < b.id ? -1 : 1;
}
