import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { InvalidSupergraphError } from './invalid-supergraph-error.ts';

/** Throws `InvalidSupergraphError` for what is not GraphQL. */
export function parseSupergraph(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) throw new InvalidSupergraphError([error.message]);
    throw error;
  }
}
