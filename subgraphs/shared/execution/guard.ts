import {
  isNonNullType,
  locatedError,
  responsePathAsArray,
  type FieldNode,
  type GraphQLOutputType,
} from 'graphql';
import type { Place } from './field-errors.ts';
import { FieldFailure, isPromise, type Eventual, type Text } from './field-failure.ts';
import type { Run } from './run.ts';

/** Runs `work` and turns whatever it throws, now or later, into null or a failure; never throws, never rejects. */
export type Guard = (run: Run, place: Place, work: () => Work) => Eventual<Text>;

type Work = Text | PromiseLike<Text>;

/** A place that may be null takes the error on itself; one that may not hands it on. */
export function guard(type: GraphQLOutputType, nodes: readonly FieldNode[]): Guard {
  const nonNull = isNonNullType(type);
  const absorb = (run: Run, place: Place, failure: FieldFailure): Text => {
    if (nonNull) return failure;
    run.errors.add(failure.error, place);
    return 'null';
  };
  const fail = (run: Run, place: Place, raised: unknown): Text =>
    absorb(run, place, new FieldFailure(locatedError(raised, nodes, responsePathAsArray(place))));
  return (run, place, work) => {
    try {
      const text = work();
      if (typeof text === 'string') return text;
      if (!isPromise<Text>(text)) return absorb(run, place, text);
      const settled = text.then(
        (come) => (typeof come === 'string' ? come : absorb(run, place, come)),
        (raised: unknown) => fail(run, place, raised),
      );
      return settled as Promise<Text>;
    } catch (raised) {
      return fail(run, place, raised);
    }
  };
}
