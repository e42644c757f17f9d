import type { FailureKind, SubgraphFailure } from '../engine/subgraph-client.ts';

export function failure(kind: FailureKind, detail: string, retryAfterSeconds?: number): SubgraphFailure {
  return {
    kind: 'failure',
    failure: kind,
    detail,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}
