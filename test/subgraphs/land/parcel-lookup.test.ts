import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, parcelIdOf, UNITS } from './land-rows.ts';

let register: SubgraphUnderTest;

const OF_DOI_CAN = { key_unit_id: UNITS.doiCan, unit_id: UNITS.binhThuan };
const OF_THAI_LONG = { key_unit_id: UNITS.thaiLong, unit_id: UNITS.binhThuan };
const OF_KIM_PHU = { key_unit_id: UNITS.kimPhu };

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: async (pool) => {
      await insertLand(pool, 'land_coverage', [
        { unit_id: UNITS.binhThuan },
        { unit_id: UNITS.minhXuan, parcels_digitised: 1000 },
      ]);
      await insertLand(pool, 'land_parcel', [
        { id: parcelIdOf(1), ...OF_DOI_CAN, number: '12' },
        { id: parcelIdOf(2), ...OF_THAI_LONG, number: '12' },
        { id: parcelIdOf(3), ...OF_DOI_CAN, number: '13' },
        { id: parcelIdOf(4), ...OF_DOI_CAN, number: '14', current: false },
        { id: parcelIdOf(5), ...OF_DOI_CAN, number: '14', parent_id: parcelIdOf(4) },
        { id: parcelIdOf(6), ...OF_DOI_CAN, number: '15', scale: 1000 },
        { id: parcelIdOf(7), ...OF_DOI_CAN, number: '15', scale: 500 },
        { id: parcelIdOf(8), ...OF_KIM_PHU, number: '20', unit_id: UNITS.minhXuan },
        { id: parcelIdOf(9), ...OF_KIM_PHU, number: '21', unit_id: UNITS.myLam },
        { id: parcelIdOf(10), ...OF_KIM_PHU, number: '22', unit_id: null },
        { id: parcelIdOf(11), ...OF_DOI_CAN, number: '16', current: false },
        { id: parcelIdOf(12), key_unit_id: UNITS.binhThuan, unit_id: UNITS.binhThuan, sheet: '108' },
      ]);
      await insertLand(pool, 'land_parcel_previous_number', [
        { parcel_id: parcelIdOf(3), key_unit_id: UNITS.doiCan, sheet: '3', number: '70', scale: 2000 },
        { parcel_id: parcelIdOf(3), position: 2, key_unit_id: UNITS.doiCan, sheet: '5', number: '12' },
      ]);
    },
  });
});
afterAll(() => register.close());

async function lookUp(unit: string, number: string, more = '', sheet = '5') {
  const { data, errors } = await register.execute(
    `{ landParcels(unit: "${unit}", sheet: "${sheet}", number: "${number}"${more}) {
      state parcel { id } candidates { id } searched { id }
    } }`,
  );
  expect(errors).toBeUndefined();
  const { state, parcel, candidates, searched } = (data?.['landParcels'] ?? {}) as unknown as {
    state: string;
    parcel: { id: string } | null;
    candidates: { id: string }[];
    searched: { id: string }[];
  };
  return {
    state,
    parcel: parcel?.id ?? null,
    candidates: candidates.map(({ id }) => id),
    searched: searched.map(({ id }) => id),
  };
}

const found = (number: number) => ({ state: 'FOUND', parcel: parcelIdOf(number), candidates: [] });
const ambiguous = (...numbers: number[]) => ({
  state: 'AMBIGUOUS',
  parcel: null,
  candidates: numbers.map(parcelIdOf),
});

describe('by an old code', () => {
  it('one parcel is FOUND', async () => {
    expect(await lookUp('02521', '12')).toMatchObject(found(2));
  });

  it('of a split commune a parcel is FOUND wherever it lies today', async () => {
    expect(await lookUp('02497', '22')).toMatchObject(found(10));
  });

  it('that was recycled, with its day, only the old commune is meant', async () => {
    expect(await lookUp('02524', '12', ', asOf: "2025-06-30"')).toMatchObject(found(1));
  });
});

describe('by a code of today', () => {
  it('two old communes with the same sheet and number are AMBIGUOUS, never a guess', async () => {
    expect(await lookUp('02524', '12', ', asOf: "2025-07-01"')).toMatchObject(ambiguous(1, 2));
  });

  it('that was recycled and has no day, both meanings are searched', async () => {
    expect(await lookUp('02524', '12')).toMatchObject(ambiguous(1, 2));
    expect(await lookUp('02524', '13')).toMatchObject(found(3));
  });

  it('a parcel of a split commune that lies there is FOUND', async () => {
    expect(await lookUp('02215', '20')).toMatchObject(found(8));
  });

  it('a parcel of a split commune that lies in the other part is not there', async () => {
    expect(await lookUp('02215', '21')).toMatchObject({ state: 'NONE', parcel: null, candidates: [] });
  });

  it('a parcel of a split commune that may lie there is AMBIGUOUS though there is only one', async () => {
    expect(await lookUp('02215', '22')).toMatchObject(ambiguous(10));
  });

  it('a parcel of the map made since the merger is FOUND', async () => {
    expect(await lookUp('02524', '12', '', '108')).toMatchObject(found(12));
  });
});

describe('of several parcels with the key', () => {
  it('the one in existence is meant, not the one it was split off', async () => {
    expect(await lookUp('02524', '14')).toMatchObject(found(5));
  });

  it('the scale decides where it is given', async () => {
    expect(await lookUp('02524', '15')).toMatchObject(ambiguous(6, 7));
    expect(await lookUp('02524', '15', ', scale: 500')).toMatchObject(found(7));
  });
});

describe('a key that no parcel in existence bears', () => {
  it('finds the ended parcel', async () => {
    expect(await lookUp('02524', '16')).toMatchObject(found(11));
  });

  it('finds the parcel that bore it on an earlier map', async () => {
    expect(await lookUp('02524', '70', '', '3')).toMatchObject(found(3));
    expect(await lookUp('02524', '70', ', scale: 500', '3')).toMatchObject({ state: 'NOT_DIGITISED' });
  });

  it('is NONE where every certified parcel of the commune is digitised', async () => {
    expect(await lookUp('02215', '99')).toEqual({
      state: 'NONE',
      parcel: null,
      candidates: [],
      searched: [UNITS.minhXuan],
    });
  });

  it('is NOT_DIGITISED where some are on paper only', async () => {
    expect(await lookUp('02521', '99')).toEqual({
      state: 'NOT_DIGITISED',
      parcel: null,
      candidates: [],
      searched: [UNITS.binhThuan],
    });
  });

  it('is NOT_DIGITISED where the commune has none', async () => {
    expect(await lookUp('02509', '99')).toEqual({
      state: 'NOT_DIGITISED',
      parcel: null,
      candidates: [],
      searched: [UNITS.myLam],
    });
  });

  it('is NOT_DIGITISED where the old commune was split and one part has no data', async () => {
    expect(await lookUp('02497', '99')).toMatchObject({
      state: 'NOT_DIGITISED',
      searched: [UNITS.minhXuan, UNITS.myLam],
    });
  });
});

it('sheet and number are read with leading zeros, spaces and in either case', async () => {
  expect(await lookUp('02521', ' 0012', '', '05 ')).toMatchObject(found(2));
});

describe('the arguments', () => {
  it.each([
    ['unit: "08", sheet: "5", number: "12"', 'BAD_USER_INPUT', 'unit: 08 is a province'],
    [
      'unit: "99999", sheet: "5", number: "12"',
      'BAD_USER_INPUT',
      'unit: no commune ever bore the code 99999',
    ],
    [
      'unit: "02521", sheet: "5", number: "12", asOf: "2025-07-01"',
      'NOT_IN_FORCE',
      'unit: 02521 meant no commune on 2025-07-01; it was Xã Thái Long from 2004-07-08 at the earliest to 2025-06-30',
    ],
    ['unit: "02521", sheet: " ", number: "12"', 'BAD_USER_INPUT', 'sheet: is empty'],
    [
      `unit: "02521", sheet: "5", number: "${'1'.repeat(21)}"`,
      'BAD_USER_INPUT',
      'number: has more than 20 characters',
    ],
  ])('%s is refused with %s', async (query, code, message) => {
    const { errors } = await register.execute(`{ landParcels(${query}) { state } }`);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });
});
