import { isAbstractType, type SelectionSetNode } from 'graphql';
import { below, type ClientSelection, type SelectionSource } from './client-selection.ts';

/** What the client selects on an object under parents of known types. Equal selections are one object. */
export type ClientPlace = ClientSelection;

/**
 * The client's selections by the runtime types on the way: what `reviews` is asked for below a film is another place
 * than what it is asked for below a book.
 */
export class ClientPlaces {
  readonly root: ClientPlace;
  readonly #source: SelectionSource;
  readonly #known = new Map<string, ClientPlace>();
  readonly #children = new Map<ClientPlace, Map<string, ClientPlace>>();
  readonly #ids = new Map<SelectionSetNode, number>();

  constructor(source: SelectionSource) {
    const { apiSchema, operation } = source;
    this.#source = source;
    this.root = this.#unify({
      type: apiSchema.getRootType(operation.operation) ?? undefined,
      sets: [operation.selectionSet],
    });
  }

  /** The place under a key of an object of the type; of any type, when it is not known. */
  below(place: ClientPlace, typeName: string | undefined, key: string): ClientPlace {
    const children = this.#children.get(place) ?? new Map<string, ClientPlace>();
    this.#children.set(place, children);
    const name = typeName === undefined ? key : `${typeName} ${key}`;
    const child = children.get(name) ?? this.#unify(below(this.#source, this.#on(place, typeName), key));
    children.set(name, child);
    return child;
  }

  /** Every place that a plan's path can lead to. */
  allAt(path: readonly string[]): ReadonlySet<ClientPlace> {
    let places = new Set([this.root]);
    for (const step of path) {
      if (step === '@') continue;
      const next = [...places].flatMap((place) =>
        this.typesAt(place).map((typeName) => this.below(place, typeName, step)),
      );
      places = new Set(next);
    }
    return places;
  }

  /** The types that objects at the place can have; undefined stands for one that is not known yet. */
  typesAt({ type }: ClientPlace): readonly (string | undefined)[] {
    if (!isAbstractType(type)) return [undefined];
    const names = this.#source.apiSchema.getPossibleTypes(type).map((each) => each.name);
    return [undefined, ...names];
  }

  #on(place: ClientPlace, typeName: string | undefined): ClientPlace {
    if (typeName === undefined || !isAbstractType(place.type)) return place;
    const type = this.#source.apiSchema.getType(typeName);
    return type ? { ...place, type } : place;
  }

  #unify({ type, sets }: ClientSelection): ClientPlace {
    const unique = [...new Set(sets)];
    const key = [type?.name ?? '', ...unique.map((set) => this.#idOf(set))].join(' ');
    const place = this.#known.get(key) ?? { type, sets: unique };
    this.#known.set(key, place);
    return place;
  }

  #idOf(set: SelectionSetNode): number {
    const id = this.#ids.get(set) ?? this.#ids.size;
    this.#ids.set(set, id);
    return id;
  }
}
