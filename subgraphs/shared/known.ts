import type { GraphQLError } from 'graphql';

/** What a look-up by key found. @throws what explains that it found nothing: a root field is never null without a reason. */
export function known<Found>(found: Found | null | undefined, nothing: () => GraphQLError): Found {
  if (found === null || found === undefined) throw nothing();
  return found;
}
