import type { CallContext } from './engine/subgraph-client.ts';
import type { Exchange } from './http/exchange.ts';

/** Header that carries the milliseconds left, from client to gateway and from gateway to subgraph. */
export const DEADLINE_HEADER = 'x-deadline-ms';

/** Header that carries the request id through every process. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What of an exchange the engine and the subgraphs may know. */
export function toCallContext({ requestId, caller, deadlineMs, startedAt }: Exchange): CallContext {
  const left = Math.max(1, Math.round(deadlineMs - (performance.now() - startedAt)));
  return {
    requestId,
    callerKey: caller.key,
    headers: { [REQUEST_ID_HEADER]: requestId, [DEADLINE_HEADER]: String(left) },
  };
}
