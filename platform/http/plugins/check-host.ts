import { callerError } from '../../errors.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/**
 * Refuses requests addressed to a name that is not ours. A page on the Internet can have its own name resolved to
 * 127.0.0.1 (DNS rebinding); its scripts are then of the same origin as this gateway, and no CORS rule stops them.
 * What gives them away is the Host header.
 * @param allowed host names without port, beside the loopback names.
 */
export function checkHost(allowed: readonly string[]): Plugin {
  const names = new Set([...LOOPBACK_NAMES, ...allowed.map((name) => name.toLowerCase())]);
  return function checkHost({ request }: HttpExchange) {
    const name = hostName(request.headers.host ?? '');
    if (names.has(name)) return;
    throw callerError('HOST_NOT_ALLOWED', {
      vi: 'Cổng này không trả lời dưới tên nêu trong tiêu đề Host.',
      en: 'This gateway does not answer under the name in the Host header.',
    });
  };
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

function hostName(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}
