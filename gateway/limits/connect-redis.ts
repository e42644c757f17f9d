import { Redis } from 'ioredis';
import type { Logger } from '../../platform/log.ts';

/** Milliseconds after which an answer of Redis is not waited for any longer. */
const COMMAND_TIMEOUT_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Connects in the background, again and again; commands fail at once while there is no connection. Never throws. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_PAUSE_MS),
  });
  let isReachable: boolean | undefined;
  const note = (now: boolean): void => {
    if (now === isReachable) return;
    isReachable = now;
    if (now) log.info('rates are counted in Redis');
    else log.warn('Redis cannot be reached; each gateway counts rates by itself');
  };
  redis.on('ready', () => note(true));
  redis.on('close', () => note(false));
  // Every failed attempt is told here, and followed by "close"; without a listener it would be printed.
  redis.on('error', () => undefined);
  return redis;
}
