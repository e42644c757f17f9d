import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { graphql } from 'graphql';
import type { Engine, EngineAnswer, EngineOptions, EngineRequest } from './engine.ts';

/** Builds an engine for one supergraph. Throws with every reason when the supergraph is not one we can serve. */
export function createEngine(options: EngineOptions): Engine {
  const supergraph = Supergraph.build(options.supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  });
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  return {
    schema,
    subgraphs: supergraph.subgraphsMetadata(),
    execute: async (request: EngineRequest): Promise<EngineAnswer> => {
      const result = await graphql({ schema, source: request.query, variableValues: request.variables });
      return {
        outcome: result.data === undefined ? 'request-error' : 'executed',
        operationKind: 'query',
        operationName: request.operationName,
        errorCodes: [],
        body: JSON.stringify(result),
      };
    },
  };
}
