import type { Logger } from '../../platform/log.ts';
import type { GatewayConfig } from '../config.ts';
import type { PlanningOptions } from './planning-thread.ts';

/** Planning as configured; the loss of its thread is a line in the log. */
export function planningOptions({ planningLimits }: GatewayConfig, log: Logger): PlanningOptions {
  return {
    limits: planningLimits,
    onLoss: (reason) => log.warn({ reason }, 'the planning thread has ended and is replaced'),
  };
}
