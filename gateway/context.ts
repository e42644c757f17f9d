import type { CallContext, CallLog } from './engine/subgraph-client.ts';
import type { Exchange } from './exchange.ts';

/** What of an exchange the engine and the subgraphs may know. */
export function toCallContext(exchange: Exchange, calls: CallLog): CallContext {
  const { requestId, language, caller, deadlineMs, startedAt, span } = exchange;
  return { requestId, language, callerKey: caller.key, deadlineAt: startedAt + deadlineMs, span, calls };
}
