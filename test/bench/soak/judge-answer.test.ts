import { describe, expect, test } from 'vitest';
import { judgeAnswer, type Case } from '../../../bench/soak/judge-answer.ts';

const expected = {
  citizen: { name: 'An', vehicles: [{ plate: 'P1' }, { plate: 'P2' }], land: { state: 'NONE' } },
};

const unavailable = (service: string, path?: (string | number)[], more: object = {}): object => ({
  message: `The register "${service}" did not answer.`,
  ...(path && { path }),
  extensions: {
    code: 'SECTOR_UNAVAILABLE',
    service,
    reason: 'timeout',
    nextStep: 'Repeat.',
    retryAfterSeconds: 5,
    requestId: 'r-1',
    ...more,
  },
});

const withLand = (land: unknown): object => ({ citizen: { ...expected.citizen, land } });

function judge(answer: unknown, circumstances: Partial<Case> = {}): string | undefined {
  return judgeAnswer({
    expected,
    text: JSON.stringify(answer),
    ill: new Set(),
    isHurried: false,
    ...circumstances,
  });
}

describe('an answer is right', () => {
  test('when it is the expected one', () => {
    expect(judge({ data: expected })).toBeUndefined();
  });

  test('when the null of a sector that was ill has its error', () => {
    const answer = { data: withLand(null), errors: [unavailable('land', ['citizen', 'land'])] };
    expect(judge(answer, { ill: new Set(['land']) })).toBeUndefined();
  });

  test('when the null stands above its error, or the error has no place', () => {
    const ill = new Set(['population']);
    const above = { data: { citizen: null }, errors: [unavailable('population', ['citizen', 'name'])] };
    expect(judge(above, { ill })).toBeUndefined();
    expect(judge({ data: { citizen: null }, errors: [unavailable('population')] }, { ill })).toBeUndefined();
  });

  test('when a client in a hurry was told that the time is over', () => {
    const late = {
      message: 'late',
      extensions: { code: 'DEADLINE_EXCEEDED', nextStep: 'n', requestId: 'r' },
    };
    expect(judge({ errors: [late] }, { isHurried: true })).toBeUndefined();
    expect(judge({ errors: [late] })).toMatch(/nothing explains: DEADLINE_EXCEEDED/);
  });
});

describe('an answer is wrong', () => {
  const ill = new Set(['land']);

  test.each([
    ['with another value', { citizen: { ...expected.citizen, name: 'Binh' } }, 'data.citizen.name'],
    [
      'with too few entries',
      { citizen: { ...expected.citizen, vehicles: [{ plate: 'P1' }] } },
      'data.citizen.vehicles',
    ],
    [
      'with entries of others',
      { citizen: { ...expected.citizen, vehicles: [{ plate: 'P2' }, { plate: 'P1' }] } },
      'data.citizen.vehicles[].plate',
    ],
    ['with a null of which no error tells', withLand(null), 'data.citizen.land'],
    ['without a field', { citizen: { name: 'An', vehicles: expected.citizen.vehicles } }, 'data.citizen'],
    ['without data', null, 'data'],
  ])('%s', (_, data, place) => {
    expect(judge({ data }, { ill })).toBe(`a wrong answer at ${place}`);
  });

  test('with fields in another order', () => {
    const { name, ...others } = expected.citizen;
    expect(judge({ data: { citizen: { ...others, name } } })).toBe('a wrong answer at data.citizen');
  });

  test('when another sector than the ill one is missing', () => {
    const answer = { data: withLand(null), errors: [unavailable('land', ['citizen', 'land'])] };
    expect(judge(answer, { ill: new Set(['vehicles']) })).toMatch(/nothing explains: SECTOR_UNAVAILABLE/);
  });

  test('when an error speaks of a place that is filled', () => {
    const answer = { data: expected, errors: [unavailable('land', ['citizen', 'land'])] };
    expect(judge(answer, { ill })).toBe('an error at a place that is filled');
  });

  test.each([
    ['has no known code', { code: 'ECONNRESET' }, /without a known code/],
    ['has no request id', { requestId: undefined }, /without next step or request id/],
    ['carries more than it may', { stacktrace: [] }, /unknown extension "stacktrace"/],
    ['is a fault of ours', { code: 'INTERNAL_SERVER_ERROR' }, /nothing explains: INTERNAL_SERVER_ERROR/],
  ])('when an error %s', (_, more, complaint) => {
    const answer = { data: withLand(null), errors: [unavailable('land', ['citizen', 'land'], more)] };
    expect(judge(answer, { ill })).toMatch(complaint);
  });

  test.each([
    'connect ECONNREFUSED 10.0.0.7',
    'at 127.0.0.1',
    'select id from person',
    'at send (/x/y.js:3:1)',
  ])('when an error says "%s"', (message) => {
    const error = { ...unavailable('land', ['citizen', 'land']), message };
    expect(judge({ data: withLand(null), errors: [error] }, { ill })).toMatch(/says too much/);
  });

  test('when it is no JSON object', () => {
    expect(judgeAnswer({ expected, text: '<html>', ill, isHurried: false })).toMatch(/not a JSON object/);
  });
});
