import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Plugin } from '../http/plugin.ts';

/**
 * CORS (https://fetch.spec.whatwg.org/#http-cors-protocol): lets scripts of the listed origins read the answers.
 * Nobody is listed by default; without this header a browser keeps the answer from a foreign script.
 */
export function allowOrigins(origins: readonly string[]): Plugin {
  const allowed = new Set(origins);
  return function allowOrigins({ request, headers }: Exchange): Answer | undefined {
    if (allowed.size === 0) return;
    headers['vary'] = 'accept, accept-encoding, origin';
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return;
    headers['access-control-allow-origin'] = origin;
    headers['access-control-expose-headers'] = 'x-request-id, retry-after';
    return isPreflight(request) ? PREFLIGHT : undefined;
  };
}

function isPreflight({ method, headers }: Exchange['request']): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

const PREFLIGHT: Answer = {
  status: 204,
  contentType: 'text/plain',
  body: '',
  headers: {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, graphql-preflight, x-request-id, x-deadline-ms, x-cost',
    'access-control-max-age': '600',
  },
};
