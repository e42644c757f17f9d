import type { CallContext } from './engine/subgraph-client.ts';
import type { Exchange } from './http/exchange.ts';

/** What of an exchange the engine and the subgraphs may know. */
export function toCallContext({ requestId, caller, deadlineMs, startedAt, span }: Exchange): CallContext {
  return { requestId, callerKey: caller.key, deadlineAt: startedAt + deadlineMs, span };
}
