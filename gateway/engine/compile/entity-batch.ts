import { KeyTable } from '../execute/key-table.ts';
import { readOwn } from '../execute/own.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { RepresentationWriter, SingleKey } from './representation.ts';

/** Entities of one fetch, equal ones sent once. */
export interface EntityBatch {
  readonly entities: readonly JsonObject[];
  /** Per entity: index of its representation, -1 when it has none. */
  readonly indexes: readonly number[];
  /** The representations as JSON, separated by commas. */
  readonly text: string;
  readonly size: number;
}

/** Writes the entities' representations, equal ones once. */
export function batchEntities(
  entities: readonly JsonObject[],
  write: RepresentationWriter,
  singleKey: SingleKey | undefined,
): EntityBatch {
  const [only] = entities;
  if (only && entities.length === 1) return batchOne(only, write);
  const list = new RepresentationList(entities.length);
  const indexes: number[] = [];
  for (const entity of entities) {
    // Looking a value up is much cheaper than writing a representation and looking that up.
    const value = singleKey && keyOf(entity, singleKey);
    const isKeyed = singleKey && value !== undefined;
    indexes.push(isKeyed ? list.indexOfKey(value, singleKey) : list.indexOf(write(entity)));
  }
  return { entities, indexes, text: list.text, size: list.size };
}

function batchOne(entity: JsonObject, write: RepresentationWriter): EntityBatch {
  const text = write(entity);
  const isSent = text !== undefined;
  return { entities: [entity], indexes: [isSent ? 0 : -1], text: text ?? '', size: isSent ? 1 : 0 };
}

/** The value of the key, where it is a text, as nearly always. */
function keyOf(entity: JsonObject, { typeName, field }: SingleKey): string | undefined {
  if (entity['__typename'] !== typeName) return undefined;
  const value = readOwn(entity, field);
  return typeof value === 'string' ? value : undefined;
}

class RepresentationList {
  text = '';
  size = 0;
  readonly #byKey: KeyTable;
  readonly #byText = new Map<string, number>();

  constructor(capacity: number) {
    this.#byKey = new KeyTable(capacity);
  }

  /** Index of the representation with this value for its single key; it is written if it is new. */
  indexOfKey(value: string, { write }: SingleKey): number {
    const index = this.#byKey.numberOf(value, this.size);
    if (index === this.size) this.#append(write(value));
    return index;
  }

  indexOf(representation: string | undefined): number {
    if (representation === undefined) return -1;
    const index = this.#byText.get(representation) ?? this.size;
    if (index === this.size) {
      this.#byText.set(representation, index);
      this.#append(representation);
    }
    return index;
  }

  #append(representation: string): void {
    this.text += this.size === 0 ? representation : `,${representation}`;
    this.size += 1;
  }
}
