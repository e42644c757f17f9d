import { Kind } from 'graphql';
import { broughtBy, overlap, readBy } from './fetch-paths.ts';
import { fetchUnmet } from './fetch-unmet.ts';
import { type OwnerContext, ownerOfField } from './owner-of-field.ts';
import type { FetchNode } from '../../plan.ts';
import type { UnmetField } from './unmet-field.ts';

/** Fetches of a plan, and new ones, that bring what a fetch itself cannot. */
export class OtherFetches {
  readonly added: FetchNode[] = [];
  readonly #context: OwnerContext;
  /** Inputs that are being looked for. */
  readonly #onTheWay = new Set<string>();
  readonly #brought: Map<FetchNode, ReadonlySet<string>>;

  constructor(fetches: readonly FetchNode[], context: OwnerContext) {
    this.#context = context;
    this.#brought = new Map(fetches.map((fetch) => [fetch, broughtBy(fetch)]));
  }

  /** False when no other fetch brings the field in time, and none can. */
  bring(field: UnmetField): boolean {
    const key = field.field.alias?.value ?? field.field.name.value;
    const inTime = this.#independentOf(field);
    if (inTime.some((other) => this.#brings(other, field, key))) return true;
    const sources = [field.fetch, ...inTime];
    const isThere = (name: string): boolean => sources.some((source) => this.#brings(source, field, name));
    const owner = ownerOfField(
      field,
      this.#context,
      (name) => isThere(name) || this.#bringInput(field, name),
    );
    if (owner === undefined) return false;
    const added = fetchUnmet(field, this.#context, owner);
    this.added.push(added);
    this.#brought.set(added, broughtBy(added));
    return true;
  }

  /** Something that the fetch of the field is to read, and that nobody has been asked for. */
  #bringInput(field: UnmetField, name: string): boolean {
    const place = [...placeOfPath(field.path), name].join('.');
    if (this.#onTheWay.has(place)) return false;
    this.#onTheWay.add(place);
    const isBrought = this.bring({
      ...field,
      field: { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } },
    });
    this.#onTheWay.delete(place);
    return isBrought;
  }

  #brings(fetch: FetchNode, { path }: UnmetField, name: string): boolean {
    return this.#brought.get(fetch)?.has([...placeOfPath(path), name].join('.')) ?? false;
  }

  /** The other fetches that need nothing but keys of what the field's fetch says of the object. */
  #independentOf({ fetch, typeName, path }: UnmetField): readonly FetchNode[] {
    const at = `${placeOfPath(path).join('.')}.`;
    const keys = this.#context.keys.keysOf(fetch.subgraph, typeName).flat();
    const given = new Set(['__typename', ...keys].map((name) => at + name));
    const own = [...(this.#brought.get(fetch) ?? [])].filter((place) => place.startsWith(at));
    let late = new Set(own.filter((place) => !given.has(place)));
    let free = [...this.#brought.keys()].filter((other) => other !== fetch);
    for (let size = -1; size !== free.length;) {
      size = free.length;
      const [dependent, others] = partition(free, (other) => overlap(readBy(other), late));
      const broughtFreely = new Set(others.flatMap((other) => [...(this.#brought.get(other) ?? [])]));
      const broughtLate = dependent.flatMap((other) => [...(this.#brought.get(other) ?? [])]);
      late = new Set([
        ...late,
        ...broughtLate.filter((place) => !broughtFreely.has(place) && !given.has(place)),
      ]);
      free = others;
    }
    return free;
  }
}

function placeOfPath(path: readonly string[]): readonly string[] {
  return path.filter((step) => step !== '@');
}

function partition<T>(list: readonly T[], test: (element: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((element) => !test(element))];
}
