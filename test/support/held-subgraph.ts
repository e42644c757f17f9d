import type { SubgraphOutcome, SubgraphRequest } from '../../gateway/engine/subgraph-client.ts';
import type { Send } from '../../gateway/transport/policy.ts';

/** A subgraph in place of the network: every request waits until the test answers it. */
export interface HeldSubgraph {
  readonly send: Send;
  /** All requests so far, oldest first. */
  readonly requests: SubgraphRequest[];
  /** Answers the oldest request that is still waiting, and lets everyone hear of it. */
  answer(outcome?: SubgraphOutcome): Promise<void>;
}

export const ANSWERED: SubgraphOutcome = { kind: 'answer', data: { a: 1 }, errors: undefined };
export const BROKEN: SubgraphOutcome = { kind: 'failure', failure: 'unreachable', detail: 'reset' };
export const LATE: SubgraphOutcome = { kind: 'failure', failure: 'timeout', detail: '' };
export const CANCELLED: SubgraphOutcome = { kind: 'failure', failure: 'cancelled', detail: '' };

/** An HTTP error without GraphQL in it. */
export function badStatus(status: number, retryAfterSeconds?: number): SubgraphOutcome {
  const known = { kind: 'failure', failure: 'bad-status', detail: '', status } as const;
  return retryAfterSeconds === undefined ? known : { ...known, retryAfterSeconds };
}

export function holdSubgraph(): HeldSubgraph {
  const requests: SubgraphRequest[] = [];
  const waiting: ((outcome: SubgraphOutcome) => void)[] = [];
  return {
    requests,
    send: (request) => {
      requests.push(request);
      return new Promise((resolve) => waiting.push(resolve));
    },
    answer: async (outcome = ANSWERED) => {
      waiting.shift()?.(outcome);
      await settled();
    },
  };
}

/** Everything that promises still had to do is done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function aRequest(more: Partial<SubgraphRequest> = {}): SubgraphRequest {
  return {
    subgraph: 'land',
    body: '{"query":"{a}"}',
    operationKind: 'query',
    context: { callerKey: 'officer' },
    signal: undefined,
    ...more,
  };
}
