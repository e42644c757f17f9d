import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SPLIT_COMMUNES } from '../../../subgraphs/shared/administrative-units/split-communes.ts';
import { isSameText } from '../../../subgraphs/shared/text/comparison-key.ts';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { startPopulation } from './register.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation();
});
afterAll(() => register.close());

interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly predecessors: readonly Unit[];
  readonly successors: readonly Unit[];
}

async function ask<Answer>(query: string, variables: object = {}): Promise<Answer> {
  const { data, errors } = await register.execute(query, variables);
  expect(errors).toBeUndefined();
  return data as unknown as Answer;
}

const UNIT = `query ($code: AdministrativeCode!, $asOf: Date) {
  administrativeUnit(code: $code, asOf: $asOf) {
    id code name fullName nameEn kind validFrom validTo district parent { id name }
  }
}`;

describe('a code', () => {
  it('means today’s unit when no day is given', async () => {
    expect(await ask(UNIT, { code: '02524' })).toEqual({
      administrativeUnit: {
        id: '02524@2025-07-01',
        code: '02524',
        name: 'Bình Thuận',
        fullName: 'Phường Bình Thuận',
        nameEn: 'Binh Thuan',
        kind: 'WARD',
        validFrom: '2025-07-01',
        validTo: null,
        district: null,
        parent: { id: '08@2025-07-01', name: 'Tuyên Quang' },
      },
    });
  });

  it('means another unit on the last day before the merger', async () => {
    expect(await ask(UNIT, { code: '02524', asOf: '2025-06-30' })).toEqual({
      administrativeUnit: {
        id: '02524@2004-07-08',
        code: '02524',
        name: 'Đội Cấn',
        fullName: 'Phường Đội Cấn',
        nameEn: 'Doi Can',
        kind: 'WARD',
        validFrom: null,
        validTo: '2025-06-30',
        district: 'Thành phố Tuyên Quang',
        parent: { id: '08@2004-07-08', name: 'Tuyên Quang' },
      },
    });
  });

  it('that nobody ever bore is NOT_FOUND', async () => {
    expect(await register.execute(UNIT, { code: '99999' })).toMatchObject({
      data: { administrativeUnit: null },
      errors: [{ path: ['administrativeUnit'], extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it('of a commune that is gone gives null and says when it was in force and what it became', async () => {
    const { data, errors } = await register.execute(UNIT, { code: '02497' });
    expect(data).toEqual({ administrativeUnit: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['administrativeUnit'],
        message:
          'code: 02497 was not in force on 2026-06-30; it means Xã Kim Phú from 2004-07-08 at the earliest to 2025-06-30.',
        extensions: {
          code: 'NOT_IN_FORCE',
          argument: 'code',
          nextStep:
            'Give `asOf` with a date within these. For today use one of its successors (the hamlet decides which): ' +
            '02215 Phường Minh Xuân, 02509 Phường Mỹ Lâm.',
        },
      }),
    ]);
  });

  it('asked about before there were codes names all that it has meant', async () => {
    const { errors } = await register.execute(UNIT, { code: '02524', asOf: '1990-01-01' });
    expect(errors?.[0]?.message).toBe(
      'code: 02524 was not in force on 1990-01-01; it means Phường Đội Cấn from 2004-07-08 at the earliest ' +
        'to 2025-06-30 and Phường Bình Thuận since 2025-07-01.',
    );
  });

  it.each([
    ['a district', '070'],
    ['letters', 'Bình Thuận'],
    ['a number too short', '2524'],
  ])('that is %s is refused with the form expected', async (_, code) => {
    const { errors } = await register.execute(UNIT, { code });
    expect(errors?.[0]?.message).toContain('expected 2 digits for a province or 5 digits for a commune');
  });
});

const PROVINCE = `query ($asOf: Date) {
  administrativeUnits(parent: "08", asOf: $asOf) {
    id code name kind predecessors { code name } successors { code name }
  }
}`;

describe('the province', () => {
  it('has 124 communes today, 117 communes and 7 wards', async () => {
    const { administrativeUnits } = await ask<{ administrativeUnits: Unit[] }>(PROVINCE);
    expect(administrativeUnits).toHaveLength(124);
    expect(administrativeUnits.filter(({ kind }) => kind === 'WARD')).toHaveLength(7);
    expect(administrativeUnits.map(({ code }) => code)).toEqual(
      administrativeUnits.map(({ code }) => code).toSorted(),
    );
  });

  it('recycled all 124 codes, 39 of them for another name', async () => {
    const { administrativeUnits } = await ask<{ administrativeUnits: Unit[] }>(PROVINCE);
    const codes = administrativeUnits.map(
      ({ code }) => `u${code}: administrativeUnit(code: "${code}", asOf: "2025-06-30") { code name }`,
    );
    const before: Record<string, Unit | null> = {};
    // A register takes fifty root fields at a time.
    for (let from = 0; from < codes.length; from += 50)
      Object.assign(before, await ask(`{ ${codes.slice(from, from + 50).join('\n')} }`));
    expect(Object.values(before).filter((unit) => unit === null)).toEqual([]);
    expect(
      administrativeUnits.filter(({ code, name }) => !isSameText(before[`u${code}`]?.name ?? '', name)),
    ).toHaveLength(39);
  });

  it('was made of 330 communes, five of which were split in two', async () => {
    const { administrativeUnits } = await ask<{ administrativeUnits: Unit[] }>(PROVINCE);
    const old = administrativeUnits.flatMap(({ predecessors }) => predecessors.map(({ code }) => code));
    expect(new Set(old).size).toBe(330);
    expect(old.filter((code, index) => old.indexOf(code) !== index).toSorted()).toEqual(
      SPLIT_COMMUNES.map(([code]) => code),
    );
  });

  it.each(SPLIT_COMMUNES)('%s %s has two successors', async (code, name, known, other) => {
    const { administrativeUnit } = await ask<{ administrativeUnit: Unit }>(
      `query ($code: AdministrativeCode!) {
        administrativeUnit(code: $code, asOf: "2025-06-30") { fullName successors { code predecessors { code } } }
      }`,
      { code },
    );
    expect(administrativeUnit).toMatchObject({ fullName: name });
    expect(administrativeUnit.successors.map((unit) => unit.code)).toEqual([known, other].toSorted());
    for (const { predecessors } of administrativeUnit.successors) {
      expect(predecessors.map((unit) => unit.code)).toContain(code);
    }
  });

  it('has the communes of two provinces as predecessors, and both remember it', async () => {
    const { now, haGiang } = await ask<{ now: Unit; haGiang: Unit }>(`{
      now: administrativeUnit(code: "08") { name predecessors { code name } }
      haGiang: administrativeUnit(code: "02", asOf: "2025-06-30") { name successors { code name } }
    }`);
    expect(now.predecessors).toEqual([
      { code: '02', name: 'Hà Giang' },
      { code: '08', name: 'Tuyên Quang' },
    ]);
    expect(haGiang).toEqual({ name: 'Hà Giang', successors: [{ code: '08', name: 'Tuyên Quang' }] });
  });

  it('held different communes of the same name at the same time', async () => {
    const { tuyenQuang, haGiang } = await ask<Record<'tuyenQuang' | 'haGiang', Unit[]>>(`{
      tuyenQuang: administrativeUnits(parent: "08", asOf: "2025-06-30") { code name }
      haGiang: administrativeUnits(parent: "02", asOf: "2025-06-30") { code name }
    }`);
    const codesOf = (wanted: string) =>
      [...tuyenQuang, ...haGiang].filter(({ name }) => name === wanted).map(({ code }) => code);
    expect(codesOf('Yên Phú').length).toBeGreaterThan(1);
    expect(codesOf('Tân Tiến').length).toBeGreaterThan(1);
  });
});

describe('the list of units', () => {
  it('is the 34 provinces and cities when nothing is asked for', async () => {
    const { administrativeUnits } = await ask<{ administrativeUnits: Unit[] }>(
      `{ administrativeUnits { code kind } }`,
    );
    expect(administrativeUnits).toHaveLength(34);
    expect(administrativeUnits.filter(({ kind }) => kind === 'CITY')).toHaveLength(6);
  });

  it('is all units of a kind when only the kind is asked for', async () => {
    const { administrativeUnits } = await ask<{ administrativeUnits: Unit[] }>(
      `{ administrativeUnits(kind: SPECIAL_ZONE) { code } }`,
    );
    expect(administrativeUnits).toHaveLength(13);
  });

  it('is empty below a commune, and NOT_FOUND below a code of nobody', async () => {
    expect(await ask(`{ administrativeUnits(parent: "02524") { id } }`)).toEqual({ administrativeUnits: [] });
    const { errors } = await register.execute(`{ administrativeUnits(parent: "99") { id } }`);
    expect(errors).toMatchObject([{ path: ['administrativeUnits'], extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('a unit named by another register', () => {
  it('is found by its dated id, and an id of nobody is null', async () => {
    const { data } = await register.entities(
      'AdministrativeUnit',
      [{ id: '02524@2004-07-08' }, { id: '02524@2025-07-01' }, { id: '02524' }],
      '{ name }',
    );
    expect(data).toEqual({ _entities: [{ name: 'Đội Cấn' }, { name: 'Bình Thuận' }, null] });
  });
});
