import type { SubgraphAnswer, SubgraphError, SubgraphOutcome } from '../subgraph-client.ts';
import { isJsonObject, readOwn } from './own.ts';

/**
 * Takes the answer to a joint request apart: for each name the outcome that a request of its own would have had.
 * Undefined when that cannot be told (no data at all, an error without a place, the request itself refused): the parts
 * must then be asked for one by one.
 */
export function splitOutcome(
  outcome: SubgraphOutcome,
  names: readonly string[],
): readonly SubgraphOutcome[] | undefined {
  if (outcome.kind === 'failure' || isIll(outcome.status)) {
    return isRefused(outcome) ? undefined : names.map(() => outcome);
  }
  const { data, errors = [] } = outcome;
  if (!isJsonObject(data) || !names.every((name) => Array.isArray(readOwn(data, name)))) return undefined;
  if (!errors.every((error) => names.includes(placeOf(error)))) return undefined;
  return names.map((name) => partOf(outcome, readOwn(data, name), errorsAt(errors, name)));
}

/** HTTP says that the subgraph has trouble, whatever it was asked: asking again piece by piece would add to it. */
function isIll(status = 200): boolean {
  return status >= 500 || status === TOO_MANY_REQUESTS;
}

const TOO_MANY_REQUESTS = 429;

/** The subgraph answers, but not this request: it may be too large for it, or too much at once. */
function isRefused({ kind, status = 200, ...outcome }: SubgraphOutcome): boolean {
  if (kind === 'answer' || isIll(status)) return false;
  const { failure } = outcome as { readonly failure?: string };
  return failure === 'too-large' || failure === 'bad-status';
}

function partOf(answer: SubgraphAnswer, entities: unknown, errors: readonly SubgraphError[]): SubgraphAnswer {
  return { ...answer, data: { _entities: entities }, errors: errors.length > 0 ? errors : undefined };
}

function errorsAt(errors: readonly SubgraphError[], name: string): readonly SubgraphError[] {
  if (errors.length === 0) return errors;
  return errors
    .filter((error) => placeOf(error) === name)
    .map((error) => ({ ...error, path: ['_entities', ...(error.path as unknown[]).slice(1)] }));
}

function placeOf({ path }: SubgraphError): string {
  return Array.isArray(path) ? String(path[0]) : '';
}
