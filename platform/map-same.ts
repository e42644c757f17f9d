/** Like `map`, but the list itself when every element stays what it is: so a change can be told by identity. */
export function mapSame<Element>(
  list: readonly Element[],
  change: (element: Element) => Element,
): readonly Element[] {
  return keepSame(list, list.map(change));
}

/** Like `flatMap`, and as `mapSame`. */
export function flatMapSame<Element>(
  list: readonly Element[],
  change: (element: Element) => readonly Element[],
): readonly Element[] {
  return keepSame(list, list.flatMap(change));
}

function keepSame<Element>(list: readonly Element[], next: readonly Element[]): readonly Element[] {
  const isSame = next.length === list.length && next.every((element, index) => element === list[index]);
  return isSame ? list : next;
}
