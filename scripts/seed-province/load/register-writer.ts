import type { EntitySchema, InferEntity } from '@mikro-orm/core';
import type { SubgraphDefinition } from '../../../subgraphs/shared/define-subgraph.ts';
import type { Block } from '../world/block.ts';
import type { CopyValue } from './copy-text.ts';

/** How one register records the world. */
export interface RegisterWriter {
  readonly definition: SubgraphDefinition;
  /** Tables it fills, parents first. */
  readonly rows: readonly EntitySchema[];
  /** Adds the rows of one block; depends on nothing but the block. */
  write(block: Block, sink: RowSink): void;
}

export interface RowSink {
  /** Columns left out are null. */
  add<Row extends EntitySchema>(row: Row, values: RowValues<Row>): void;
}

/** The values of a row: what is not null must be there, and nothing that the table lacks. */
export type RowValues<Row extends EntitySchema> = {
  readonly [Property in keyof InferEntity<Row> & string]?: CopyValue;
};
