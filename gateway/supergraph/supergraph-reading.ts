import type { CostDirectiveNames } from './cost-rules.ts';

/** What only Apollo's library can tell of a supergraph, as plain data: it may come from another thread. */
export interface SupergraphReading {
  /** The API schema: what clients may see. */
  readonly apiSdl: string;
  /** The API schema and what is inaccessible. */
  readonly fullSdl: string;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly costDirectives: CostDirectiveNames;
}
