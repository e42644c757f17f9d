import type { GraphQLOutputType } from 'graphql';

/** A plan's steps into the lists of a field's type: `[[Citizen!]]!` → two. */
export function listSteps(type: GraphQLOutputType): readonly string[] {
  return String(type)
    .split('')
    .filter((character) => character === '[')
    .map(() => '@');
}
