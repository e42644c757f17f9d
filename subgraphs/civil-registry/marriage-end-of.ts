import type { CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';
import type { Amendment } from './types/civil-entry.ts';
import type { DeathEntry } from './types/death-entry.ts';
import type { MarriageEnd, MarriageEntry } from './types/marriage-entry.ts';
import { AmendmentKind, MarriageEndReason } from './types/vocabulary.ts';

/** How a marriage ended first, as far as this register knows; null while it knows of no end. */
export async function marriageEndOf(
  { amendments, deaths }: CivilRegistryLoaders,
  { id, spouses }: Pick<MarriageEntry, 'id' | 'spouses'>,
): Promise<MarriageEnd | null> {
  const [acts, ...deathsOfSpouses] = await Promise.all([
    amendments.ofBaseAct.MarriageEntry.load(id),
    ...spouses.map((spouse) => deaths.byDeceased.load(spouse.id)),
  ]);
  const ends = [
    ...acts.filter(({ kind }) => ENDING.has(kind)).map(byAct),
    ...deathsOfSpouses.flat().map(byDeath),
  ];
  return ends.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null;
}

type Ending = MarriageEnd & { readonly on: string };

const ENDING: ReadonlyMap<AmendmentKind, MarriageEndReason> = new Map([
  [AmendmentKind.DIVORCE, MarriageEndReason.DIVORCE],
  [AmendmentKind.ANNULMENT, MarriageEndReason.ANNULMENT],
]);

function byAct(amendment: Amendment): Ending {
  const reason = ENDING.get(amendment.kind) ?? MarriageEndReason.ANNULMENT;
  return { reason, on: amendment.effectiveOn, deceased: null, amendment };
}

/** Of a death on an unknown day the register knows only when it was registered. */
function byDeath({ diedOn, registeredOn, deceased }: DeathEntry): Ending {
  return { reason: MarriageEndReason.DEATH, on: diedOn ?? registeredOn, deceased, amendment: null };
}
