import { cloneJson } from '../engine/execute/clone-json.ts';
import type { SubgraphClient, SubgraphOutcome, SubgraphRequest } from '../engine/subgraph-client.ts';
import { failure } from './failure.ts';

type Settle = (outcome: SubgraphOutcome) => void;

/**
 * Sends equal queries of one caller that are under way at the same time only once. The key holds everything that can
 * change an answer, above all who asks: the caller's key and every header that is sent on. Mutations are never shared.
 *
 * Each requester gets data of its own, since the engine merges into it. When the request that went out is cancelled,
 * those who waited for it send their own.
 */
export function shareInFlight(client: SubgraphClient): SubgraphClient {
  const waiting = new Map<string, Settle[]>();

  const lead = async (key: string, request: SubgraphRequest): Promise<SubgraphOutcome> => {
    const followers: Settle[] = [];
    waiting.set(key, followers);
    const outcome = await client.send(request);
    waiting.delete(key);
    // Copied before the leader gets it: from then on the leader's data changes.
    for (const settle of followers) settle(cloneJson(outcome));
    return outcome;
  };

  const follow = async (followers: Settle[], request: SubgraphRequest): Promise<SubgraphOutcome> => {
    const outcome = await untilAborted(request.signal, (settle) => followers.push(settle));
    const leaderWasCancelled = outcome.kind === 'failure' && outcome.failure === 'cancelled';
    return leaderWasCancelled && !request.signal?.aborted ? client.send(request) : outcome;
  };

  return {
    ...client,
    send: (request) => {
      if (request.operationKind !== 'query') return client.send(request);
      const key = keyOf(request);
      const followers = waiting.get(key);
      return followers ? follow(followers, request) : lead(key, request);
    },
  };
}

/** JSON ends where it ends, so caller and body cannot run into each other. */
function keyOf({ subgraph, body, context }: SubgraphRequest): string {
  return JSON.stringify([subgraph, context.callerKey, context.headers]) + body;
}

function untilAborted(
  signal: AbortSignal | undefined,
  subscribe: (settle: Settle) => void,
): Promise<SubgraphOutcome> {
  return new Promise((resolve) => {
    const cancel = (): void => resolve(failure('cancelled', 'the request was cancelled'));
    signal?.addEventListener('abort', cancel, { once: true });
    subscribe((outcome) => {
      signal?.removeEventListener('abort', cancel);
      resolve(outcome);
    });
  });
}
