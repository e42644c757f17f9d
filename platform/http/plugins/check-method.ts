import { callerError } from '../../errors.ts';
import type { HttpExchange } from '../exchange.ts';
import { isRead } from '../is-read.ts';
import type { Plugin } from '../plugin.ts';

/** GET and HEAD for queries, POST for everything; that a GET is no mutation is seen once the document is read. */
export function checkMethod(): Plugin {
  return function checkMethod({ request, headers }: HttpExchange) {
    if (request.method === 'POST' || isRead(request.method)) return;
    headers['allow'] = 'GET, HEAD, POST';
    throw callerError('METHOD_NOT_ALLOWED', {
      vi: 'Ở đây GraphQL được hỏi bằng GET hoặc POST.',
      en: 'GraphQL is asked here with GET or POST.',
    });
  };
}
