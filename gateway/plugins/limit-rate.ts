import { callerError } from '../../platform/errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import type { RateLimiter } from '../limits/create-rate-limiter.ts';

/** Refuses a caller that has asked too often, with the time after which it may ask again. */
export function limitRate(limiter: RateLimiter): Plugin {
  const { requests, seconds } = limiter.limit;
  const message = {
    vi: `Mỗi bên gọi được gửi nhiều nhất ${requests} yêu cầu trong ${seconds} giây.`,
    en: `At most ${requests} requests in ${seconds} seconds are accepted from one caller.`,
  };
  return async function limitRate({ caller, headers }: Exchange): Promise<undefined> {
    const retryAfterSeconds = await limiter.count(caller.key);
    if (retryAfterSeconds === undefined) return;
    headers['retry-after'] = String(retryAfterSeconds);
    throw callerError('RATE_LIMITED', message, { retryAfterSeconds });
  };
}
