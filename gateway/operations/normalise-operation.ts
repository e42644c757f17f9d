import { type DocumentNode, print } from 'graphql';

/**
 * The form in which documents are compared: as graphql-js prints them. White space, commas, comments and the way a
 * selection is laid out make no difference; names, aliases, literal values and every order do.
 */
export function normaliseOperation(document: DocumentNode): string {
  return print(document);
}
