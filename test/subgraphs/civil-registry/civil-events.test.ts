import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { startRegister, UNITS, type RegisterUnderTest } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
});
beforeEach(() => register.pool.query('truncate birth_entry, marriage_entry, death_entry cascade'));
afterAll(() => register.close());

const HALF = 'from: "2025-01-01", to: "2025-12-31"';
const counts = (unit: string, period = HALF) =>
  register.civilEvents(unit, period, 'births marriages deaths unassigned { births marriages deaths }');
const NONE = { births: 0, marriages: 0, deaths: 0 };

describe('events of a unit', () => {
  it('count by date of registration, first and last day included', async () => {
    await register.birth({
      unit_id: UNITS.binhThuan,
      registered_on: '2026-01-01',
      date_of_birth: '2025-12-20',
    });
    await register.birth({ unit_id: UNITS.binhThuan, registered_on: '2026-06-30' });
    await register.birth({ unit_id: UNITS.binhThuan, registered_on: '2025-12-31' });
    await register.birth({ unit_id: UNITS.binhThuan, registered_on: '2026-07-01' });
    await register.death({ unit_id: UNITS.binhThuan, registered_on: '2026-03-01' });
    expect(
      await register.civilEvents(
        UNITS.binhThuan,
        'from: "2026-01-01", to: "2026-06-30"',
        'state births marriages deaths unassigned { births } asOf byMonth { month births marriages deaths }',
      ),
    ).toEqual({
      state: 'FOUND',
      births: 2,
      marriages: 0,
      deaths: 1,
      unassigned: { births: 0 },
      asOf: '2026-06-30',
      byMonth: [
        { month: '2026-01', births: 1, marriages: 0, deaths: 0 },
        { month: '2026-03', births: 0, marriages: 0, deaths: 1 },
        { month: '2026-06', births: 1, marriages: 0, deaths: 0 },
      ],
    });
  });

  it('include those of the former units that went over to it whole', async () => {
    await register.birth({ unit_id: '02521@2004-07-08', registered_on: '2025-06-01' });
    await register.marriage({ unit_id: UNITS.doiCan, registered_on: '2025-06-01' });
    await register.marriage({ unit_id: UNITS.binhThuan, registered_on: '2025-08-01' });
    expect(await counts(UNITS.binhThuan)).toEqual({ births: 1, marriages: 2, deaths: 0, unassigned: NONE });
    expect(await counts(UNITS.doiCan)).toEqual({ births: 0, marriages: 1, deaths: 0, unassigned: NONE });
  });

  it('of a split unit go to neither successor, count for the province, and are told there by kind', async () => {
    await register.birth({ unit_id: UNITS.thaiBinhBefore, registered_on: '2025-02-01' });
    await register.death({ unit_id: UNITS.thaiBinhBefore, registered_on: '2025-02-01' });
    await register.birth({ unit_id: UNITS.thaiBinh, registered_on: '2025-09-01' });
    expect(await counts(UNITS.thaiBinh)).toEqual({ births: 1, marriages: 0, deaths: 0, unassigned: NONE });
    expect(await counts(UNITS.nongTien)).toEqual({ births: 0, marriages: 0, deaths: 0, unassigned: NONE });
    expect(await counts(UNITS.province)).toEqual({
      births: 2,
      marriages: 0,
      deaths: 1,
      unassigned: { births: 1, marriages: 0, deaths: 1 },
    });
    expect(await register.civilEvents(UNITS.nongTien, HALF, 'splitUnits { id }')).toEqual({
      splitUnits: [{ id: UNITS.thaiBinhBefore }],
    });
  });

  it('of a province include its own office, its communes and the provinces it came from', async () => {
    await register.birth({ unit_id: UNITS.province, registered_on: '2025-09-01' });
    await register.birth({ unit_id: UNITS.haGiang, registered_on: '2025-03-01' });
    await register.birth({ unit_id: UNITS.binhThuan, registered_on: '2025-09-01' });
    await register.birth({ unit_id: UNITS.doiCan, registered_on: '2025-03-01' });
    await register.birth({ unit_id: '00001@2004-07-08', registered_on: '2025-03-01' });
    expect(await counts(UNITS.province)).toMatchObject({ births: 4, unassigned: { births: 2 } });
    expect(await counts(UNITS.haGiang)).toMatchObject({ births: 1 });
  });

  it('are NOT_FOUND for a unit nobody knows', async () => {
    const { errors } = await register.entities(
      'AdministrativeUnit',
      [{ id: '99999@2025-07-01' }],
      `{ civilEvents(${HALF}) { births } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('of another province are not of this register, and no figure is given', async () => {
    const lists = 'birthEntries { state totalCount edges { cursor } }';
    expect(
      await register.civilEvents('01@2025-07-01', HALF, `state births unassigned { births } ${lists}`),
    ).toEqual({
      state: 'NOT_OF_THIS_REGISTER',
      births: null,
      unassigned: { births: null },
      birthEntries: { state: 'NOT_OF_THIS_REGISTER', totalCount: null, edges: [] },
    });
  });
});

it('counts 124 communes and their province with one grouped statement for each table selected, and asks once whether zero can be known', async () => {
  const communes = loadAdministrativeUnits().childrenOf(UNITS.province);
  expect(communes).toHaveLength(124);
  for (const { id } of communes.slice(0, 3))
    await register.birth({ unit_id: id, registered_on: '2026-02-02' });
  register.statements.length = 0;
  const { data } = await register.entities(
    'AdministrativeUnit',
    [UNITS.province, ...communes.map(({ id }) => id)].map((id) => ({ id })),
    '{ civilEvents(from: "2026-01-01", to: "2026-06-30") { births deaths } }',
  );
  expect(register.statements.toSorted()).toEqual(['any_entry_until', 'birth_count', 'death_count']);
  const { _entities: units } = data as unknown as {
    readonly _entities: readonly { readonly civilEvents: { readonly births: number } }[];
  };
  expect(units.map(({ civilEvents }) => civilEvents.births)).toEqual([
    3,
    1,
    1,
    1,
    ...Array<number>(121).fill(0),
  ]);
});

it('keeps two periods of one request apart', async () => {
  await register.birth({ unit_id: UNITS.doiCan, registered_on: '2020-02-02' });
  await register.birth({ unit_id: UNITS.binhThuan, registered_on: '2026-02-02' });
  const { data } = await register.entities(
    'AdministrativeUnit',
    [{ id: UNITS.binhThuan }],
    `{ first: civilEvents(from: "2026-01-01", to: "2026-01-31") { births }
       second: civilEvents(from: "2026-02-01", to: "2026-02-28") { births byMonth { month } } }`,
  );
  expect(data).toEqual({
    _entities: [{ first: { births: 0 }, second: { births: 1, byMonth: [{ month: '2026-02' }] } }],
  });
});

it('before the first entry of the province nothing is known, rather than zero', async () => {
  await register.death({ unit_id: UNITS.haGiang, registered_on: '1990-03-01' });
  const figures =
    'state births deaths unassigned { births } byMonth { month } birthEntries { state totalCount }';
  const { binhThuan } = UNITS;
  expect(await register.civilEvents(binhThuan, 'from: "1989-01-01", to: "1990-02-28"', figures)).toEqual({
    state: 'NOT_DIGITISED',
    births: null,
    deaths: null,
    unassigned: { births: null },
    byMonth: [],
    birthEntries: { state: 'NOT_DIGITISED', totalCount: null },
  });
  expect(await register.civilEvents(binhThuan, 'from: "1989-01-01", to: "1990-03-01"', figures)).toEqual({
    state: 'NONE',
    births: 0,
    deaths: 0,
    unassigned: { births: 0 },
    byMonth: [],
    birthEntries: { state: 'NONE', totalCount: 0 },
  });
});

describe('a period', () => {
  const refusal = async (period: string) => {
    const { errors } = await register.entities(
      'AdministrativeUnit',
      [{ id: UNITS.binhThuan }],
      `{ civilEvents(${period}) { births } }`,
    );
    return errors?.[0];
  };

  it.each([
    ['from: "2026-02-01", to: "2026-01-31"', 'to: 2026-01-31 comes before from: 2026-02-01'],
    ['from: "2016-01-01", to: "2026-01-01"', 'expected a day before 2026-01-01, 10 years at the most'],
    ['from: "2024-02-29", to: "2034-02-29"', 'not in the calendar|no day of the calendar'],
  ])('%s is refused', async (period, message) => {
    expect(await refusal(period)).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each(['from: "2026-02-01", to: "2026-02-01"', 'from: "2016-01-01", to: "2025-12-31"'])(
    '%s is accepted',
    async (period) => {
      expect(await refusal(period)).toBeUndefined();
    },
  );
});
