import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { type Refusal, refuse } from './refusal.ts';

/** A document that parses, and the operation in it that was asked for. Not validated. */
export interface ParsedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Refuses with `GRAPHQL_PARSE_FAILED` or `OPERATION_RESOLUTION_FAILURE`. */
export function parseOperation(source: string, operationName: string | undefined): ParsedOperation | Refusal {
  const document = parseDocument(source);
  if (document instanceof GraphQLError) return refuse('GRAPHQL_PARSE_FAILED', [document]);
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const named = operations.filter((node) => !operationName || node.name?.value === operationName);
  const [operation, ...others] = named;
  if (operation && others.length === 0) return { document, operation };
  return refuse('OPERATION_RESOLUTION_FAILURE', [
    new GraphQLError(whyNotOne(operations.length, operationName || undefined, named.length)),
  ]);
}

function parseDocument(source: string): DocumentNode | GraphQLError {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function whyNotOne(operations: number, operationName: string | undefined, matching: number): string {
  if (operations === 0) return 'The document holds no operation.';
  if (!operationName) return 'The document holds several operations; name one of them in "operationName".';
  return matching === 0
    ? `The document holds no operation named "${operationName}".`
    : `The document holds several operations named "${operationName}".`;
}
