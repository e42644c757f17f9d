import { callerError } from '../../platform/errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/** When a place is free depends on the caller's other requests; most take less. */
const RETRY_AFTER_SECONDS = 1;

/**
 * Refuses a caller that has too many requests under way in this process. A request counts until its work is done,
 * also when its client is gone.
 */
export function limitConcurrency(maximum: number): Plugin {
  const underWay = new Map<string, number>();
  const release = (key: string): void => {
    const left = (underWay.get(key) ?? 1) - 1;
    if (left === 0) underWay.delete(key);
    else underWay.set(key, left);
  };
  return function limitConcurrency({ caller: { key }, headers, whenAnswered }: Exchange) {
    const others = underWay.get(key) ?? 0;
    if (others >= maximum) {
      headers['retry-after'] = String(RETRY_AFTER_SECONDS);
      throw callerError(
        'RATE_LIMITED',
        {
          vi: `Bên gọi này đang có ${others} yêu cầu chưa xong; không nhận thêm cùng lúc.`,
          en: `${others} requests of this caller are under way; no more are accepted at once.`,
        },
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
      );
    }
    underWay.set(key, others + 1);
    whenAnswered.push(() => release(key));
  };
}
