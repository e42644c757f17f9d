import type { CostPolicy } from '../engine.ts';
import { type Refusal, refuse } from '../operation/refusal.ts';
import type { CostEstimate } from './compile-cost.ts';

/** Refuses with `LIMIT_EXCEEDED` what is too dear, and with `BAD_USER_INPUT` what cannot be estimated. */
export function judgeCost(
  { cost, fault }: CostEstimate,
  policy: CostPolicy | undefined,
): Refusal | undefined {
  if (fault !== undefined) return refuse('BAD_USER_INPUT', [{ message: fault, locations: undefined }]);
  if (policy === undefined || cost <= policy.maxCost) return undefined;
  const message = `The operation is estimated to cost ${cost}; at most ${policy.maxCost} is accepted.`;
  return refuse('LIMIT_EXCEEDED', [{ message, locations: undefined }]);
}
