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
  const texts: string[] = [];
  const byKey = new Map<string, number>();
  const byText = new Map<string, number>();
  const indexes = entities.map((entity) => {
    // Received strings carry their hash: looking one up is much cheaper than writing and looking up a representation.
    const key = singleKey && keyOf(entity, singleKey);
    const seen = key === undefined ? undefined : byKey.get(key);
    if (seen !== undefined) return seen;
    const text = write(entity);
    if (text === undefined) return -1;
    const index = (key === undefined ? byText.get(text) : undefined) ?? texts.push(text) - 1;
    if (key === undefined) byText.set(text, index);
    else byKey.set(key, index);
    return index;
  });
  return { entities, indexes, text: texts.join(','), size: texts.length };
}

function batchOne(entity: JsonObject, write: RepresentationWriter): EntityBatch {
  const text = write(entity);
  const isSent = text !== undefined;
  return { entities: [entity], indexes: [isSent ? 0 : -1], text: text ?? '', size: isSent ? 1 : 0 };
}

function keyOf(entity: JsonObject, { typeName, field }: SingleKey): string | undefined {
  if (entity['__typename'] !== typeName) return undefined;
  const value = readOwn(entity, field);
  return typeof value === 'string' ? value : undefined;
}
