import { callerError } from '../../errors.ts';
import { jsonAnswer, type Answer } from '../answer.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/** The one address of the graph. */
export const ENDPOINT = '/graphql';

/** What people type for it. */
const NEAR: ReadonlySet<string> = new Set(['/', `${ENDPOINT}/`]);

/**
 * Sends on from `/` and `/graphql/`, refuses every other address; what has one of its own was answered earlier in the
 * pipeline. `OPTIONS *` asks about the server as a whole (RFC 9110 §9.3.7), which has nothing else.
 */
export function requireEndpoint(): Plugin {
  return function requireEndpoint({ request, path, search }: HttpExchange) {
    if (path === '*' && request.method === 'OPTIONS') return;
    if (NEAR.has(path)) return toEndpoint(search);
    if (path !== ENDPOINT) throw callerError('NOT_FOUND', MESSAGE);
  };
}

/** 307 keeps method and body (RFC 9110, 15.4.8); nothing remembers it beyond this request. */
function toEndpoint(search: string): Answer {
  const location = search === '' ? ENDPOINT : `${ENDPOINT}?${search}`;
  return { ...jsonAnswer(307, { location }), headers: { location } };
}

const MESSAGE = {
  vi: `Ở đây không có gì: đồ thị nằm tại ${ENDPOINT}.`,
  en: `Nothing is here: the graph is at ${ENDPOINT}.`,
};
