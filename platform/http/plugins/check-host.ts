import { callerError } from '../../errors.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/**
 * Refuses requests addressed to a name that is not ours. A page on the Internet can have its own name resolved to
 * 127.0.0.1 (DNS rebinding); its scripts are then of the same origin as this server, and no CORS rule stops them.
 * What gives them away is the Host header, or an absolute target, which stands above it (RFC 9112 §3.2.2).
 * @param allowed host names without port, beside the loopback names.
 * @throws BAD_REQUEST for several Host headers: those who stand between might each read another.
 */
export function checkHost(allowed: readonly string[]): Plugin {
  const names = new Set([...LOOPBACK_NAMES, ...allowed.map((name) => name.toLowerCase())]);
  return function checkHost({ request, authority }: HttpExchange) {
    if (countHosts(request.rawHeaders) > 1) throw callerError('BAD_REQUEST', SEVERAL);
    const name = hostName(authority ?? request.headers.host ?? '');
    if (names.has(name)) return;
    throw callerError('HOST_NOT_ALLOWED', {
      vi: 'Máy chủ này không trả lời dưới tên nêu trong tiêu đề Host.',
      en: 'This server does not answer under the name in the Host header.',
    });
  };
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

const SEVERAL = { vi: 'Yêu cầu có nhiều tiêu đề Host.', en: 'The request has several Host headers.' };

/** Node keeps the first of them and says nothing. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}

function hostName(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}
