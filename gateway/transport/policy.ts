import type { SubgraphClient } from '../engine/subgraph-client.ts';

/** Sends one request to one subgraph. Never rejects. */
export type Send = SubgraphClient['send'];

/** Something that is done to every request to one subgraph, before or after `next` or instead of it. */
export type Policy = (next: Send) => Send;
