import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { SubgraphDefinition } from '../../subgraphs/shared/define-subgraph.ts';
import { brokenRules } from './contract-rules.ts';

export interface Contract {
  readonly definition: Pick<SubgraphDefinition, 'name' | 'port'>;
  readonly sdl: string;
}

/**
 * One supergraph of the sectors' contracts, with their default loopback addresses.
 * @throws Error listing every composition error, or every rule of `brokenRules`: a contract that breaks the graph, or
 * that the gateway could not serve in full, never reaches it.
 */
export function composeSupergraph(contracts: readonly Contract[]): string {
  const { errors, supergraphSdl } = composeServices(
    contracts.map(({ definition, sdl }) => ({
      name: definition.name,
      url: `http://127.0.0.1:${definition.port}/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (errors)
    throw new Error(`the sectors do not compose:\n${errors.map((error) => error.message).join('\n')}`);
  const broken = brokenRules(supergraphSdl);
  if (broken.length > 0)
    throw new Error(`the sectors compose, but are not served in full:\n${broken.join('\n')}`);
  return `${supergraphSdl}\n`;
}
