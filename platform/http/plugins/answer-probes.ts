import { callerError } from '../../errors.ts';
import { jsonAnswer, type Answer } from '../answer.ts';
import type { HttpExchange } from '../exchange.ts';
import { isRead } from '../is-read.ts';
import type { Plugin } from '../plugin.ts';

const PROBES: ReadonlySet<string> = new Set(['/health', '/ready']);

/** Asked every few seconds by machines; what counts, times or logs requests leaves them out. */
export function isProbe(path: string): boolean {
  return PROBES.has(path);
}

const ASKED_WITH_GET = { vi: 'Kiểm tra trạng thái được hỏi bằng GET.', en: 'Probes are asked with GET.' };
export const USE_GET = { vi: 'Dùng GET.', en: 'Use GET.' };

/**
 * `/health`: the process is alive. `/ready`: it can answer.
 * @param isReady says so, with a status of 200 or 503.
 */
export function answerProbes(isReady: () => Promise<Answer>): Plugin {
  return function answerProbes({ path, request }: HttpExchange) {
    if (!isProbe(path)) return;
    if (!isRead(request.method))
      throw callerError('METHOD_NOT_ALLOWED', ASKED_WITH_GET, { nextStep: USE_GET });
    return path === '/health' ? jsonAnswer(200, { status: 'alive' }) : isReady();
  };
}
