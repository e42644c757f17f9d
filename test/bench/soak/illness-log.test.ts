import { expect, test } from 'vitest';
import { JOINABLE_MS } from '../../../gateway/transport/share-in-flight.ts';
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
});

test('a sector is well from when it is known to be, and nothing that hangs can be joined', () => {
  let now = 0;
  const log = new IllnessLog(4_000, () => now);
  const during = (from: number, until: number): readonly string[] => [...log.illBetween(from, until)];
  const end = log.begin('land');
  end();
  now = JOINABLE_MS - 1;
  log.recovered();
  expect(during(JOINABLE_MS, 500)).toEqual(['land']);
  expect(during(JOINABLE_MS + 1, 500)).toEqual([]);
  log.begin('population')();
  now = 2_000;
  log.recovered();
  expect(during(1_999, 3_000)).toEqual(['population']);
  expect(during(2_001, 3_000)).toEqual([]);
});
