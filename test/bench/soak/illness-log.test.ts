import { expect, test } from 'vitest';
import { IllnessLog } from '../../../bench/soak/illness-log.ts';

test('a sector is ill from its fault until the aftermath of its end, or until it is known to be well', () => {
  let now = 0;
  const log = new IllnessLog(100, () => now);
  const during = (from: number, until: number): readonly string[] => [...log.illBetween(from, until)];
  now = 10;
  const end = log.begin('land');
  expect(during(0, 9)).toEqual([]);
  expect(during(0, 10)).toEqual(['land']);
  now = 50;
  end();
  expect(during(150, 160)).toEqual(['land']);
  expect(during(151, 160)).toEqual([]);
  now = 70;
  log.recovered();
  expect(during(60, 65)).toEqual(['land']);
  expect(during(71, 160)).toEqual([]);
});
