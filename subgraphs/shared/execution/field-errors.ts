import type { GraphQLError, ResponsePath } from 'graphql';

/** Where in the answer something stands: graphql-js's `Path`, as resolvers get it in `info`. */
export type Place = ResponsePath;

/** Errors of one answer, as graphql-js collects them: none from below a place that has become null already. */
export class FieldErrors {
  readonly list: GraphQLError[] = [];
  readonly #nulled = new Set<Place | undefined>();

  /** @param place what became null; undefined: everything. */
  add(error: GraphQLError, place: Place | undefined): void {
    if (this.#isNulled(place)) return;
    this.#nulled.add(place);
    this.list.push(error);
  }

  #isNulled(place: Place | undefined): boolean {
    if (this.list.length === 0) return false;
    for (let at = place; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return true;
    return this.#nulled.has(undefined);
  }
}
