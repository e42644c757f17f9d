import { isJsonObject } from '../execute/own.ts';
import type { SubgraphAnswer, SubgraphFailure } from '../subgraph-client.ts';

/** True for `data` that is an object, or is missing with errors that say why. */
export function isUsable(answer: SubgraphAnswer): boolean {
  if (isJsonObject(answer.data)) return true;
  return (answer.data === null || answer.data === undefined) && (answer.errors?.length ?? 0) > 0;
}

/** An answer that is GraphQL, but not one to what was asked. */
export function unusable(detail: string): SubgraphFailure {
  return { kind: 'failure', failure: 'bad-answer', detail };
}
