import { callerError } from '../../errors.ts';
import type { HttpExchange } from '../exchange.ts';
import { isRead } from '../is-read.ts';
import type { Plugin } from '../plugin.ts';

/** A custom header makes any browser ask (CORS preflight) before it sends; a form or an image cannot set it. */
export const PREFLIGHT_HEADER = 'graphql-preflight';

/**
 * Refuses what a foreign web page can make a visitor's browser send without asking: forms, images, scripts and
 * "simple" fetches (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). The page cannot read the answer,
 * but it could make the gateway work and measure the time.
 *
 * A POST needs `Content-Type: application/json`, which already forces the preflight. A GET is refused when a browser
 * says that another site sent it (Fetch Metadata), or when it looks like a browser too old to say so, unless it
 * carries a content type or header that forces the preflight. Programs send neither and are not hindered.
 */
export function preventCsrf(): Plugin {
  return function preventCsrf({ request }: HttpExchange) {
    if (!isRead(request.method) || forcesPreflight(request) || !mayBeForged(request)) return;
    throw callerError('PREFLIGHT_REQUIRED', {
      vi: 'Trình duyệt gửi yêu cầu GET này từ một trang khác.',
      en: 'A browser sent this GET from another site.',
    });
  };
}

function forcesPreflight({ headers }: HttpExchange['request']): boolean {
  return (
    headers[PREFLIGHT_HEADER] !== undefined || /^application\/json\b/i.test(headers['content-type'] ?? '')
  );
}

function mayBeForged({ headers }: HttpExchange['request']): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined || /^mozilla\//i.test(headers['user-agent'] ?? '');
}
