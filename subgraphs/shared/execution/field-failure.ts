import type { GraphQLError } from 'graphql';

/** What a field that may not be null has in place of its JSON: whoever holds it is null too, up to one that may be. */
export class FieldFailure {
  readonly error: GraphQLError;

  constructor(error: GraphQLError) {
    this.error = error;
  }
}

/** JSON of a value, or why there is none. */
export type Text = string | FieldFailure;

/** At once where nothing has to be waited for, so that a page of a thousand people costs no promise for each field. */
export type Eventual<Value> = Value | Promise<Value>;

export function isPromise<Value>(value: unknown): value is PromiseLike<Value> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}
