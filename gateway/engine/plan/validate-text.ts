import { type GraphQLSchema, parse, validate } from 'graphql';
import type { DocumentFault } from './operation-planner.ts';

/** Validates a document that parses. Its time grows with the square of what is selected twice in one place. */
export function validateText(apiSchema: GraphQLSchema, text: string): readonly DocumentFault[] {
  return validate(apiSchema, parse(text)).map(({ message, locations }) => ({
    message,
    locations: locations?.map(({ line, column }) => ({ line, column })),
  }));
}
