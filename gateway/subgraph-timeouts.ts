import { ConfigurationError } from '../platform/env.ts';
import type { SubgraphAddress } from './engine/engine.ts';
import { overrideVariable, SUBGRAPH_URL_PREFIX } from './subgraph-addresses.ts';

/** `SUBGRAPH_TIMEOUT_MS_` and the subgraph's name, written as in `SUBGRAPH_URL_<NAME>`. */
export const SUBGRAPH_TIMEOUT_PREFIX = 'SUBGRAPH_TIMEOUT_MS_';

/**
 * Milliseconds by subgraph name.
 * @param overrides by variable name, e.g. `SUBGRAPH_TIMEOUT_MS_LAND`.
 * @throws ConfigurationError with every override that names no subgraph.
 */
export function subgraphTimeouts(
  subgraphs: readonly SubgraphAddress[],
  overrides: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const names = new Map(subgraphs.map(({ name }) => [timeoutVariable(name), name]));
  const unknown = [...overrides.keys()].filter((variable) => !names.has(variable));
  if (unknown.length > 0) {
    const possible = [...names.keys()].join(', ');
    throw new ConfigurationError(
      unknown.map((variable) => `${variable}: names no subgraph of the supergraph; possible are ${possible}`),
    );
  }
  return new Map([...overrides].map(([variable, ms]) => [names.get(variable) ?? '', ms]));
}

function timeoutVariable(subgraph: string): string {
  return SUBGRAPH_TIMEOUT_PREFIX + overrideVariable(subgraph).slice(SUBGRAPH_URL_PREFIX.length);
}
