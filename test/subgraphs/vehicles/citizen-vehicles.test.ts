import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { AGENCIES, AN, BINH, entityOf, insertRows, NOBODY, UNITS } from './vehicle-rows.ts';

const TWICE = '008090000003';
const TWO_SERIES = '008090000004';
const SAME_CHASSIS = '008090000005';
const OLD_CHASSIS = '008090000006';
const RENEWED = '008090000007';
const YOUNG = '008209000008';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      await insertRows(pool, 'vehicle', [
        { id: 1, owner_id: AN, owner_name: 'Nguyễn Văn An' },
        {
          id: 2,
          owner_id: BINH,
          plate: '23B112345',
          kind: 'MOTORCYCLE',
          chassis_number: null,
          engine_numbers: [],
        },
        { id: 3, owner_id: TWICE, plate: '22C00001', chassis_number: null },
        { id: 4, owner_id: TWICE, plate: '22C00001', kind: 'TRUCK', chassis_number: null },
        { id: 5, owner_id: TWO_SERIES, plate: '22B12345', chassis_number: null },
        { id: 6, owner_id: TWO_SERIES, plate: '22B12345', kind: 'MOTORCYCLE', chassis_number: null },
        {
          id: 7,
          owner_id: SAME_CHASSIS,
          plate: '22A00007',
          chassis_number: 'OLD1',
          engine_numbers: ['E1', 'E2'],
        },
        { id: 8, owner_id: SAME_CHASSIS, plate: '22A00008', chassis_number: 'OLD1', engine_numbers: ['E2'] },
        { id: 9, owner_id: OLD_CHASSIS, plate: '22A00009', chassis_number: 'OLD2', engine_numbers: ['E1'] },
        { id: 10, owner_id: OLD_CHASSIS, plate: '22A00010', chassis_number: 'OLD2', engine_numbers: ['E2'] },
        { id: 11, owner_id: RENEWED, plate: '22A00011', chassis_number: 'OLD3', status: 'REVOKED' },
        { id: 12, owner_id: RENEWED, plate: '22A00011', chassis_number: 'OLD3' },
        { id: 13, owner_id: YOUNG, plate: '22AA00013', kind: 'MOPED', chassis_number: null },
        {
          id: 14,
          plate: '22A00014',
          owner_kind: 'ORGANISATION',
          owner_identifier_kind: 'TAX_CODE',
          owner_identifier: '5000123456',
          owner_name: 'Công ty Vận tải Lô',
          plate_colour: 'YELLOW',
          chassis_number: null,
        },
      ]);
      await insertRows(pool, 'guardian_consent', [{ vehicle_id: 13, guardian_id: AN }]);
      await insertRows(pool, 'identification_plate', [
        { id: 1, owner_id: AN, plate: '22A54321', vehicle_id: 1 },
        { id: 2, owner_id: AN, plate: '22A54322', since: '2024-03-01', hold_until: '2026-06-30' },
        { id: 3, owner_id: AN, plate: '22A54323', since: '2024-04-01', hold_until: '2026-06-29' },
        {
          id: 4,
          owner_id: AN,
          plate: '22A54324',
          since: '2024-05-01',
          hold_until: '2030-01-01',
          returned_on: '2026-01-01',
        },
      ]);
    },
  });
});
afterAll(() => register.close());

const section = async (id: string, selection: string) =>
  entityOf(await register.entities('Citizen', [{ id }], `{ id vehicles ${selection} }`))['vehicles'];

describe('a citizen’s vehicles', () => {
  it('are NONE with empty lists for a citizen the register does not know', async () => {
    expect(
      await section(NOBODY, '{ state items { plate } identificationPlates { plate } purchases { id } }'),
    ).toEqual({
      state: 'NONE',
      items: [],
      identificationPlates: [],
      purchases: [],
    });
  });

  it('are FOUND with make, model, colour and kind as plain values', async () => {
    expect(
      await section(AN, '{ state items { plate plateAsPainted make model colour kind plateColour status } }'),
    ).toEqual({
      state: 'FOUND',
      items: [
        {
          plate: '22A12345',
          plateAsPainted: '22A-123.45',
          make: 'Toyota',
          model: 'Vios',
          colour: 'Đen',
          kind: 'CAR',
          plateColour: 'WHITE',
          status: 'REGISTERED',
        },
      ],
    });
  });

  it('may be of a person with ID 002, on a plate 23, living in province 08', async () => {
    expect(
      await section(
        BINH,
        '{ state items { plate plateAsPainted ownerUnit { id } fileHolder { platePrefixes } } }',
      ),
    ).toEqual({
      state: 'FOUND',
      items: [
        {
          plate: '23B112345',
          plateAsPainted: '23-B1 123.45',
          ownerUnit: { id: UNITS.binhThuan },
          fileHolder: { platePrefixes: ['22', '23'] },
        },
      ],
    });
  });

  it('give the unit of registration as it was then, and where the owner’s address lies today', async () => {
    expect(await section(AN, '{ items { registeredAt { id } ownerUnit { id } } }')).toEqual({
      items: [{ registeredAt: { id: UNITS.doiCan }, ownerUnit: { id: UNITS.binhThuan } }],
    });
  });

  it.each([
    ['two current vehicles bear one plate', TWICE, 'MISMATCH'],
    ['a car and a motorcycle share only the normal form', TWO_SERIES, 'FOUND'],
    ['two current vehicles have one chassis and engine', SAME_CHASSIS, 'MISMATCH'],
    ['two old chassis numbers collide but the engines differ', OLD_CHASSIS, 'FOUND'],
    ['the other record was revoked', RENEWED, 'FOUND'],
  ])('when %s, %s gets %s', async (_, id, state) => {
    expect(await section(id, '{ state }')).toEqual({ state });
    expect(await section(id, '{ state items { make } }')).toMatchObject({ state });
  });

  it('carry source, time and verification of the record', async () => {
    expect(await section(AN, '{ items { source { code owner } recordedAt verification } }')).toEqual({
      items: [
        {
          source: { code: 'VEHICLES', owner: 'Bộ Công an' },
          recordedAt: '2026-01-05T02:00:00.000Z',
          verification: 'VERIFIED',
        },
      ],
    });
  });

  it('show the guardian’s consent of a young owner', async () => {
    expect(
      await section(YOUNG, '{ items { guardianConsent { guardian { id } guardianName relation givenOn } } }'),
    ).toEqual({
      items: [
        {
          guardianConsent: {
            guardian: { id: AN },
            guardianName: 'Nguyễn Thị Bình',
            relation: 'MOTHER',
            givenOn: '2026-05-01',
          },
        },
      ],
    });
  });
});

describe('an identification plate', () => {
  it('is in use, held through the last day of five years, or back in the pool', async () => {
    expect(
      await section(AN, '{ identificationPlates { plate status holdUntil vehicle { id plate } } }'),
    ).toEqual({
      identificationPlates: [
        { plate: '22A54321', status: 'IN_USE', holdUntil: null, vehicle: { id: '1', plate: '22A12345' } },
        { plate: '22A54322', status: 'HELD', holdUntil: '2026-06-30', vehicle: null },
        { plate: '22A54323', status: 'RETURNED', holdUntil: '2026-06-29', vehicle: null },
        { plate: '22A54324', status: 'RETURNED', holdUntil: '2030-01-01', vehicle: null },
      ],
    });
  });

  it('is found from the vehicle that bears it', async () => {
    const answer = await register.entities(
      'Vehicle',
      [{ id: '1' }],
      '{ identificationPlate { plate since status } }',
    );
    expect(entityOf(answer)['identificationPlate']).toEqual({
      plate: '22A54321',
      since: '2024-02-01',
      status: 'IN_USE',
    });
  });
});

describe('an owner who is no citizen', () => {
  it('is named by an identifier, and is no entity of the population register', async () => {
    const answer = await register.execute(
      '{ vehicle(plate: "22A-000.14") { ownerKind owner { id } ownerIdentifier { kind number } ownerName plateColour } }',
    );
    expect(answer.data?.['vehicle']).toEqual({
      ownerKind: 'ORGANISATION',
      owner: null,
      ownerIdentifier: { kind: 'TAX_CODE', number: '5000123456' },
      ownerName: 'Công ty Vận tải Lô',
      plateColour: 'YELLOW',
    });
  });
});

describe('a vehicle by its key', () => {
  it.each(['15', '0', '-1', '1.5', 'abc', '99999999999'])('%s, which nobody has, is null', async (id) => {
    expect(entityOf(await register.entities('Vehicle', [{ id }], '{ plate }'))).toBeNull();
  });

  it('is the same, found by citizen or by key', async () => {
    const fields = '{ id plate owner { id } fileHolder { code } }';
    const byKey = entityOf(await register.entities('Vehicle', [{ id: '1' }], fields));
    expect(await section(AN, `{ items ${fields} }`)).toEqual({ items: [byKey] });
    expect(byKey).toEqual({
      id: '1',
      plate: '22A12345',
      owner: { id: AN },
      fileHolder: { code: AGENCIES.home },
    });
  });
});
