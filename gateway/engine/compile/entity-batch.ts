import type { JsonObject } from '../subgraph-client.ts';
import type { RepresentationWriter } from './representation.ts';

/** Entities of one fetch, equal ones sent once. */
export interface EntityBatch {
  readonly entities: readonly JsonObject[];
  /** Per entity: index of its representation, -1 when it has none. */
  readonly indexes: readonly number[];
  /** The representations as JSON, separated by commas. */
  readonly text: string;
  readonly size: number;
}

export function batchEntities(entities: readonly JsonObject[], write: RepresentationWriter): EntityBatch {
  const known = new Map<string, number>();
  const indexes = entities.map((entity) => {
    const representation = write(entity);
    if (representation === undefined) return -1;
    const index = known.get(representation) ?? known.size;
    known.set(representation, index);
    return index;
  });
  return { entities, indexes, text: [...known.keys()].join(','), size: known.size };
}
