import type { SubgraphDefinition } from './shared/define-subgraph.ts';
import { civilRegistry } from './civil-registry/subgraph.ts';
import { land } from './land/subgraph.ts';
import { population } from './population/subgraph.ts';
import { vehicles } from './vehicles/subgraph.ts';

/** The four sectors; scripts, tests and `main.ts` read this list and nothing else. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [population, civilRegistry, vehicles, land];

export function findSubgraph(name: string | undefined): SubgraphDefinition | undefined {
  return SUBGRAPHS.find((definition) => definition.name === name);
}
