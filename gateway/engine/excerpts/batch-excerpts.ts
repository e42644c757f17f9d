import type { EntityBatch } from '../compile/entity-batch.ts';
import { KeyTable } from '../execute/key-table.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { EntityAccess } from './excerpt-plan.ts';

/** `batchEntities` for data in excerpts; undefined when some entity lacks an input. */
export function batchExcerpts(
  entities: readonly JsonObject[],
  { head, writeInputs }: EntityAccess,
): EntityBatch | undefined {
  const table = new KeyTable(entities.length);
  const indexes: number[] = [];
  let text = '';
  let size = 0;
  for (const entity of entities) {
    const inputs = writeInputs(entity);
    if (inputs === undefined) return undefined;
    const index = table.numberOf(inputs, size);
    indexes.push(index);
    if (index < size) continue;
    text += `${size === 0 ? '' : ','}${head}${inputs}}`;
    size += 1;
  }
  return { entities, indexes, text, size };
}
