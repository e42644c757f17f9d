import type { CostPolicy } from '../engine.ts';
import { tellCount } from '../../../platform/operations/find-excess.ts';
import { type Refusal, refuse } from '../operation/refusal.ts';
import type { CostEstimate } from './compile-cost.ts';

/** Refuses with `LIMIT_EXCEEDED` what is too dear, and with `BAD_USER_INPUT` what cannot be estimated. */
export function judgeCost(
  { cost, fault }: CostEstimate,
  policy: CostPolicy | undefined,
): Refusal | undefined {
  if (fault !== undefined) return refuse('BAD_USER_INPUT', fault);
  if (policy === undefined || cost <= policy.maxCost) return undefined;
  const told = tellCount(cost);
  return refuse('LIMIT_EXCEEDED', {
    vi: `Thao tác được ước tính tốn ${told.vi}; chỉ nhận nhiều nhất ${policy.maxCost}.`,
    en: `The operation is estimated to cost ${told.en}; at most ${policy.maxCost} is accepted.`,
  });
}
