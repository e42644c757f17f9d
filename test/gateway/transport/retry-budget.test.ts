import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RetryBudget } from '../../../gateway/transport/retry-budget.ts';

test('retries never exceed the reserve and their share of the requests, whatever part of the time is looked at', () => {
  fc.assert(
    fc.property(
      fc.record({
        retryShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
        retryReserve: fc.nat({ max: 20 }),
      }),
      fc.array(fc.boolean(), { maxLength: 300 }),
      fc.nat({ max: 300 }),
      (limits, isRequest, from) => {
        const budget = new RetryBudget(limits);
        let requests = 0;
        let retries = 0;
        isRequest.forEach((request, index) => {
          if (index === from) requests = retries = 0;
          if (request) budget.earn();
          const granted = !request && budget.spend();
          requests += Number(request);
          retries += Number(granted);
          expect(retries).toBeLessThanOrEqual(limits.retryReserve + requests * limits.retryShare + 1e-9);
        });
      },
    ),
  );
});

test('the reserve is there from the start, and an empty one fills with requests', () => {
  const budget = new RetryBudget({ retryShare: 0.25, retryReserve: 2 });
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  for (let index = 0; index < 4; index += 1) budget.earn();
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
});
