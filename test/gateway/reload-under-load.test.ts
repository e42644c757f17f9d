import { expect, test } from 'vitest';
import { growthOf, MAX_GROWTH, soak } from '../../bench/reload/run-reload-soak.ts';

test('two hundred reloads under load: no failed request, no mixed generation, a flat heap', async () => {
  const report = await soak(200);
  expect(report.failures).toEqual([]);
  expect(report.requests).toBeGreaterThan(200 * 8);
  expect(growthOf(report)).toBeLessThan(MAX_GROWTH);
}, 180_000);
