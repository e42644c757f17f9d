import type { DataPlace, Excerpt, PlaceField, Wants } from './data-place.ts';

/** Decides at a place and below it what is read as excerpts, as long ones as all who want something of it allow. */
export function chooseExcerpts(root: DataPlace): void {
  let count = 0;
  const chooseAt = (place: DataPlace): void => {
    for (const keys of place.broughtBy.values()) {
      let before: PlaceField | undefined;
      for (const key of keys) {
        const field = place.fields.get(key);
        const excerpt = field && choose(place, field, before);
        if (!excerpt && field?.place) chooseAt(field.place);
        before = excerpt && field;
      }
    }
  };
  /** @param before the field right before it, if that is in an excerpt */
  const choose = (
    place: DataPlace,
    field: PlaceField,
    before: PlaceField | undefined,
  ): Excerpt | undefined => {
    if (!isWanted(place, field) || !isClosed(place, field)) return undefined;
    const isNext = before !== undefined && areNeighbours(place, before.key, field.key);
    const excerpt = (isNext ? before.excerpt : undefined) ?? { key: `#${count++}`, fields: [] };
    excerpt.fields.push(field);
    field.excerpt = excerpt;
    return excerpt;
  };
  chooseAt(root);
}

function isWanted({ wants }: DataPlace, { key }: PlaceField): boolean {
  return wants.some(({ list }) => list.some((want) => want.key === key));
}

/** True when whoever wants the field wants all that its fetch brings of it, in the same order, and nothing else. */
function isClosed({ wants }: DataPlace, { key, place, fetch }: PlaceField): boolean {
  if (!place) return true;
  return wants.every(({ list }) => {
    const want = list.find((each) => each.key === key);
    return !want?.wants || isWhole(place, fetch, want.wants);
  });
}

function isWhole(place: DataPlace, fetch: PlaceField['fetch'], { list }: Wants): boolean {
  const keys = place.broughtBy.get(fetch) ?? [];
  const isAlone = place.broughtBy.size === 1;
  return (
    isAlone &&
    keys.length === list.length &&
    list.every((want, at) => {
      if (want.key !== keys[at]) return false;
      const inner = place.fields.get(want.key)?.place;
      return !inner || !want.wants || isWhole(inner, fetch, want.wants);
    })
  );
}

/** True when whoever wants one of them wants both, the second right behind the first. */
function areNeighbours({ wants }: DataPlace, first: string, second: string): boolean {
  return wants.every(({ list }) => {
    const at = list.findIndex(({ key }) => key === first);
    return at < 0 ? list.every(({ key }) => key !== second) : list[at + 1]?.key === second;
  });
}
