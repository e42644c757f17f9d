import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRegister, UNITS, type RegisterUnderTest, type Values } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
});
afterAll(() => register.close());

const find = (values: Values) =>
  register.execute(
    `query ($book: String!, $number: String!, $year: Int!, $unit: AdministrativeCode!, $asOf: Date) {
       civilEntry(book: $book, number: $number, year: $year, unit: $unit, asOf: $asOf) {
         __typename id registeredAt { id } ... on MarriageEntry { husband { name { full } } }
       }
     }`,
    { number: '5', year: 2010, unit: '02524', ...values },
  );

const refusal = async (values: Values) => {
  const { data, errors } = await find(values);
  expect(data).toEqual({ civilEntry: null });
  return errors?.[0];
};

describe('an entry is found by book, number, year and place', () => {
  it.each([
    ['KS-01', 'BirthEntry', 'birth'],
    ['KH-01', 'MarriageEntry', 'marriage'],
    ['KT-02', 'DeathEntry', 'death'],
    ['GH-01', 'GuardianshipEntry', 'guardianship'],
    ['CMC-01', 'RecognitionEntry', 'recognition'],
    ['TD-01', 'Amendment', 'amendment'],
    ['GC-101', 'Amendment', 'amendment'],
  ] as const)('of book %s a %s, with one statement', async (book, type, kind) => {
    const id = await register[kind]({ book, number: '5', year: 2010 });
    await register[kind]({ book, number: '6', year: 2010 });
    register.statements.length = 0;
    const { data } = await register.execute(
      `{ civilEntry(book: "${book}", number: "5", year: 2010, unit: "02524") { __typename id } }`,
    );
    expect(data).toEqual({ civilEntry: { __typename: type, id: String(id) } });
    expect(register.statements).toEqual([`${kind}_by_number`]);
  });

  it.each(['ks-07', ' KS-07 ', 'KS 07', 'Ks7', 'KS\u2013007', 'KS-\u200B07'])(
    'also when the book is written %j, and the number with spaces',
    async (book) => {
      const id = await register.birth({ book: 'KS-07', number: '77', year: 2010 });
      expect(await find({ book, number: ' 77\u00A0' })).toMatchObject({
        data: { civilEntry: { id: String(id) } },
      });
      await register.pool.query('delete from birth_entry where id = $1', [id]);
    },
  );

  it.each(['7', '07', ' 007 '])('also when the number is written %j', async (number) => {
    const id = await register.birth({ book: 'KS-09', number: '7', year: 2010 });
    expect(await find({ book: 'KS-09', number })).toMatchObject({ data: { civilEntry: { id: String(id) } } });
    await register.pool.query('delete from birth_entry where id = $1', [id]);
  });

  it('and is NOT_FOUND where the book has no such number', async () => {
    expect(await refusal({ book: 'KS-01', number: '404' })).toMatchObject({
      message: 'number: book KS-01 of 2010 of Phường Đội Cấn has no entry of this number.',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('in books older than the codes, under the first unit that bore the code', async () => {
    const id = await register.birth({ number: '5', year: 1987, unit_id: UNITS.doiCan });
    expect((await find({ book: 'KS-01', year: 1987 })).data).toMatchObject({
      civilEntry: { id: String(id) },
    });
  });
});

describe('a recycled code', () => {
  it('means the old unit before the merger and the new one after it', async () => {
    await register.birth({ number: '31', year: 2024, unit_id: UNITS.doiCan });
    await register.birth({ number: '31', year: 2026, unit_id: UNITS.binhThuan });
    const place = async (year: number) => (await find({ book: 'KS-01', number: '31', year })).data;
    expect(await place(2024)).toMatchObject({ civilEntry: { registeredAt: { id: UNITS.doiCan } } });
    expect(await place(2026)).toMatchObject({ civilEntry: { registeredAt: { id: UNITS.binhThuan } } });
    expect(await place(2025)).toEqual({ civilEntry: null });
  });

  it('is refused as ambiguous in 2025 when both units have the number, until a day is given', async () => {
    await register.birth({ number: '32', year: 2025, unit_id: UNITS.doiCan });
    await register.birth({ number: '32', year: 2025, unit_id: UNITS.binhThuan });
    const question = { book: 'KS-01', number: '32', year: 2025 };
    expect(await refusal(question)).toMatchObject({
      message: expect.stringMatching(
        /02524 named several units in 2025.*Đội Cấn from 2004-07-08 at the earliest to 2025-06-30.*Bình Thuận since 2025-07-01/,
      ),
      extensions: { code: 'BAD_USER_INPUT', nextStep: expect.stringContaining('asOf') },
    });
    expect((await find({ ...question, asOf: '2025-06-30' })).data).toMatchObject({
      civilEntry: { registeredAt: { id: UNITS.doiCan } },
    });
    expect((await find({ ...question, asOf: '2025-07-01' })).data).toMatchObject({
      civilEntry: { registeredAt: { id: UNITS.binhThuan } },
    });
  });
});

describe('a question that cannot be right is refused', () => {
  it('when the unit was abolished before, naming what it became', async () => {
    expect(await refusal({ book: 'KS-01', unit: '02521', year: 2026 })).toMatchObject({
      message: 'unit: 02521 was not in force in 2026; it became 02524 Phường Bình Thuận.',
      extensions: { code: 'NOT_IN_FORCE' },
    });
  });

  it('when the code is of no unit', async () => {
    expect(await refusal({ book: 'KS-01', unit: '99999' })).toMatchObject({
      message: expect.stringContaining('99999 is the code of no unit'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each(['', 'KS', 'XX-01', 'KS-', 'KS-0001', "KS-01' or '1"])(
    'when the book is called %j',
    async (book) => {
      expect(await refusal({ book })).toMatchObject({
        message: expect.stringContaining('expected one of KS, KH, KT, GH, CMC, TD, GC, NCN'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  );
});
