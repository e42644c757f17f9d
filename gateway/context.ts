import { ANONYMOUS } from './caller.ts';
import type { CallContext, CallLog } from './engine/subgraph-client.ts';
import type { Exchange } from './exchange.ts';

/** What of an exchange the engine and the subgraphs may know. */
export function toCallContext(exchange: Exchange, calls: CallLog): CallContext {
  const { requestId, language, request, caller, deadlineMs, startedAt, span } = exchange;
  // Whoever has not said who it is shall not wait for all the others who have not.
  const turnKey = caller === ANONYMOUS ? (request.socket.remoteAddress ?? caller.key) : caller.key;
  return {
    requestId,
    language,
    callerKey: caller.key,
    turnKey,
    deadlineAt: startedAt + deadlineMs,
    span,
    calls,
  };
}
