import 'reflect-metadata';
import { ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Đất đai của một công dân · What the land register can say of a citizen: see `state` before reading an empty list',
})
export class LandSection {
  /** What its resolvers read by; not in the graph. */
  readonly citizenId!: string;
  /** Dated ids of the communes in force where the person resides: one, or several after a split; empty = unknown. */
  readonly communeIds!: readonly string[];
}
