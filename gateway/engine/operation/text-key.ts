/** A text and the name of the operation meant in it, as one string. */
export type TextKey = string;

export interface NamedText {
  readonly query: string;
  readonly operationName?: string | undefined;
}

export function textKey({ query, operationName }: NamedText): TextKey {
  return operationName ? `${operationName}\0${query}` : query;
}

/** What `textKey` was made of, for a text that was accepted: GraphQL allows no NUL after a bare word. */
export function readTextKey(key: TextKey): {
  readonly query: string;
  readonly operationName: string | undefined;
} {
  const [, operationName, query] = /^(\w+)\0([^]*)$/.exec(key) ?? [];
  return query === undefined ? { query: key, operationName: undefined } : { query, operationName };
}
