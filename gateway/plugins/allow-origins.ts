import { callerError } from '../../platform/errors.ts';
import type { Answer } from '../../platform/http/answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/**
 * CORS (https://fetch.spec.whatwg.org/#http-cors-protocol): lets scripts of the listed origins read the answers.
 * Nobody is listed by default; without this header a browser keeps the answer from a foreign script.
 * @throws ORIGIN_NOT_ALLOWED when a browser asks beforehand for an origin that is not listed.
 */
export function allowOrigins(origins: readonly string[]): Plugin {
  const allowed = new Set(origins);
  return function allowOrigins({ request, headers }: Exchange): Answer | undefined {
    if (allowed.size > 0) headers['vary'] = 'accept, accept-encoding, accept-language, origin';
    const { origin } = request.headers;
    if (origin === undefined) return;
    if (allowed.has(origin)) {
      headers['access-control-allow-origin'] = origin;
      headers['access-control-expose-headers'] = 'x-request-id, retry-after';
      if (isPreflight(request)) return PREFLIGHT;
    } else if (isPreflight(request)) throw callerError('ORIGIN_NOT_ALLOWED', NOT_LISTED);
  };
}

function isPreflight({ method, headers }: Exchange['request']): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

const NOT_LISTED = {
  vi: 'Trang web nêu trong tiêu đề Origin không được đọc câu trả lời của cổng này.',
  en: 'The web page named in the Origin header may not read the answers of this gateway.',
};

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
