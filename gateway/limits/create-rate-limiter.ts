import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Logger } from '../../platform/log.ts';
import { connectRedis } from './connect-redis.ts';

/** How often one caller may ask. */
export interface RateLimit {
  readonly requests: number;
  /** From a caller's first request on; then the count begins anew. */
  readonly seconds: number;
  /** Where all gateways count together; without it each process counts by itself. */
  readonly redisUrl: string | undefined;
}

export interface RateLimiter {
  readonly limit: RateLimit;
  /** Counts a request. @returns the seconds to wait when it is one too many, otherwise undefined. Never rejects. */
  count(callerKey: string): Promise<number | undefined>;
  close(): void;
}

/** While Redis does not answer, the process counts by itself: nobody is refused for that, nobody goes uncounted. */
export function createRateLimiter(limit: RateLimit, log: Logger): RateLimiter {
  const options = { keyPrefix: KEY_PREFIX, points: limit.requests, duration: limit.seconds };
  const memory = new RateLimiterMemory(options);
  const redis = limit.redisUrl === undefined ? undefined : connectRedis(limit.redisUrl, log);
  const limiter = redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: memory,
        // Whoever is over the limit is refused here: a flood does not reach Redis.
        inMemoryBlockOnConsumed: limit.requests + 1,
      })
    : memory;
  return {
    limit,
    count: (callerKey) => limiter.consume(callerKey).then(allowed, secondsToWait),
    close: () => redis?.disconnect(),
  };
}

const KEY_PREFIX = 'citizen-graph:rate';

function allowed(): undefined {}

/** The library rejects with its count; anything else is a fault that must not pass for a refusal. */
function secondsToWait(reason: unknown): number {
  if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1_000));
  throw reason;
}
