import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { dataOf, insertRows } from './vehicle-rows.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      const revoked = { status: 'REVOKED' };
      await insertRows(pool, 'vehicle', [
        {
          id: 1,
          plate: '22A12345',
          chassis_number: 'VIN1',
          engine_numbers: ['ENG1'],
          chassis_as_written: 'vin-1',
        },
        { id: 2, plate: '22A12345', ...revoked, first_registered_on: '2022-01-01', chassis_number: 'VIN2' },
        { id: 3, plate: '23B10003', ...revoked, first_registered_on: '2001-01-01', chassis_number: 'OLD3' },
        { id: 4, plate: '23B10003', ...revoked, first_registered_on: '2011-01-01', chassis_number: 'OLD4' },
        { id: 5, plate: '22B12345', chassis_number: 'OLD5', engine_numbers: ['ENG5'] },
        { id: 6, plate: '22B12345', kind: 'MOTORCYCLE', chassis_number: 'OLD5', engine_numbers: ['ENG6'] },
        { id: 7, plate: '22A00007', ...revoked, chassis_number: 'VIN7', engine_numbers: ['ENG7', 'ENG8'] },
        { id: 8, plate: '22A00008', chassis_number: 'VIN7', engine_numbers: ['ENG8'] },
        { id: 9, plate: '22B19999', ...revoked, chassis_number: null },
        { id: 10, plate: '22B19999', ...revoked, kind: 'MOTORCYCLE', chassis_number: null },
      ]);
    },
  });
});
afterAll(() => register.close());

const ask = (field: string) => register.execute(`{ found: ${field} { id } }`);
const found = async (field: string) => dataOf(await ask(field))['found'];
const lookUp = async (args: string) =>
  dataOf(await register.execute(`{ vehicleLookup(${args}) { state vehicle { id } candidates { id } } }`))[
    'vehicleLookup'
  ];

describe('a vehicle by its plate', () => {
  it.each(['22A-123.45', '22a12345', '22A 123 45'])(
    'is the one that bears it now, written %s',
    async (plate) => {
      expect(await found(`vehicle(plate: "${plate}")`)).toEqual({ id: '1' });
    },
  );

  it('is the last that bore it when none does now', async () => {
    expect(await found('vehicle(plate: "23B-100.03")')).toEqual({ id: '4' });
  });

  it('is NOT_FOUND when nobody ever bore it', async () => {
    expect((await ask('vehicle(plate: "22A-999.99")')).errors).toMatchObject([
      { path: ['found'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('is AMBIGUOUS, with the next step, when a car and a motorcycle share the normal form', async () => {
    const { data, errors } = await ask('vehicle(plate: "22B-123.45")');
    expect(data).toEqual({ found: null });
    expect(errors).toMatchObject([
      {
        message: '2 vehicles fit; which one is meant cannot be told.',
        path: ['found'],
        extensions: { code: 'AMBIGUOUS', nextStep: expect.stringContaining('kind of vehicle') },
      },
    ]);
  });

  it('is the one of the kind that is asked for', async () => {
    expect(await found('vehicle(plate: "22B-123.45", kind: MOTORCYCLE)')).toEqual({ id: '6' });
  });

  it('is AMBIGUOUS too when the last of either series was revoked', async () => {
    expect(await lookUp('plate: "22B-199.99"')).toEqual({
      state: 'AMBIGUOUS',
      vehicle: null,
      candidates: [{ id: '10' }, { id: '9' }],
    });
  });

  it.each(['99A-123.45x', '', '00A-12345'])('refuses %j, which is no plate', async (plate) => {
    const { errors } = await ask(`vehicle(plate: "${plate}")`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('plate: ');
  });
});

describe('a vehicle by its chassis', () => {
  it.each(['VIN1', 'vin-1', ' V.I.N 1 '])('is found however it is written: %s', async (chassis) => {
    expect(await found(`vehicleByChassis(chassis: "${chassis}")`)).toEqual({ id: '1' });
  });

  it('keeps what the file has beside the normal form', async () => {
    const answer = await register.execute(
      '{ vehicleByChassis(chassis: "VIN1") { chassisNumber chassisNumberAsWritten engineNumbers } }',
    );
    expect(answer.data?.['vehicleByChassis']).toEqual({
      chassisNumber: 'VIN1',
      chassisNumberAsWritten: 'vin-1',
      engineNumbers: ['ENG1'],
    });
  });

  it('is AMBIGUOUS where an old number was stamped twice, until the engine tells', async () => {
    const { errors } = await ask('vehicleByChassis(chassis: "OLD5")');
    expect(errors).toMatchObject([{ extensions: { code: 'AMBIGUOUS', reason: 'AMBIGUOUS' } }]);
    expect(await found('vehicleByChassis(chassis: "OLD5", engine: "eng-6*")')).toEqual({ id: '6' });
  });

  it('is the current record where one vehicle was registered anew', async () => {
    expect(await found('vehicleByChassis(chassis: "VIN7")')).toEqual({ id: '8' });
  });

  it('with another engine is not found, with the reason', async () => {
    const { data, errors } = await ask('vehicleByChassis(chassis: "VIN1", engine: "E99")');
    expect(data).toEqual({ found: null });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', reason: 'MISMATCH' } }]);
    expect(await lookUp('chassis: "VIN1", engine: "E99"')).toEqual({
      state: 'MISMATCH',
      vehicle: null,
      candidates: [{ id: '1' }],
    });
  });

  it('is NOT_FOUND when nobody has it', async () => {
    const { errors } = await ask('vehicleByChassis(chassis: "NOBODY1", engine: "E99")');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await lookUp('chassis: "NOBODY1"')).toEqual({ state: 'NONE', vehicle: null, candidates: [] });
  });

  it.each(['vehicleByChassis(chassis: "?")', 'vehicleByChassis(chassis: "VIN1", engine: "số máy")'])(
    'refuses %s',
    async (field) => {
      expect((await ask(field)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );
});

describe('a look-up', () => {
  it.each(['', '(plate: "22A12345", chassis: "VIN1")'])(
    'wants either plate or chassis, not %j',
    async (args) => {
      const { errors } = await register.execute(`{ vehicleLookup${args} { state } }`);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('exactly one'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    },
  );
});
