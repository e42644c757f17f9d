import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { AGENCIES, entityOf, insertRows, UNITS } from './vehicle-rows.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      await insertRows(pool, 'vehicle', [
        { id: 1, chassis_number: 'C1', engine_numbers: ['E1', 'E2'] },
        {
          id: 2,
          chassis_number: 'C2',
          engine_numbers: ['E1'],
          kind: 'MOTORCYCLE',
          file_holder_code: AGENCIES.haGiang,
        },
        { id: 3, chassis_number: 'C3', engine_numbers: ['E1'], kind: 'MOTORCYCLE', status: 'STOLEN' },
        { id: 4, chassis_number: 'C4', engine_numbers: ['E1'], status: 'REVOKED' },
        {
          id: 5,
          chassis_number: 'C5',
          engine_numbers: [],
          kind: 'TRAILER',
          owner_unit_id: UNITS.minhXuan,
          file_holder_code: AGENCIES.haNoi,
        },
        {
          id: 6,
          chassis_number: 'C6',
          engine_numbers: [],
          owner_unit_id: UNITS.tuyenQuang,
          file_holder_code: 'LOST',
        },
        { id: 7, chassis_number: 'C7', owner_unit_id: UNITS.baDinh, file_holder_code: AGENCIES.haNoi },
        { id: 8, chassis_number: 'C8', owner_unit_id: UNITS.minhXuan, file_holder_code: 'C08' },
        {
          id: 9,
          chassis_number: 'C9',
          owner_unit_id: UNITS.minhXuan,
          file_holder_code: `CAX-${UNITS.doiCan}`,
        },
      ]);
      const overdue = { inspected_on: '2025-01-01', due_on: '2026-01-01' };
      const valid = { inspected_on: '2025-06-30', due_on: '2026-06-30' };
      await insertRows(pool, 'inspection', [
        // Overdue by one engine, valid by the other, inspected later.
        { certificate_number: 'A', chassis_number: 'C1', engine_number: 'E1', ...overdue },
        { certificate_number: 'B', chassis_number: 'C1', engine_number: 'E2', ...valid },
        { certificate_number: 'C', chassis_number: 'C2', engine_number: 'E1', ...overdue },
        {
          certificate_number: 'D',
          chassis_number: 'C2',
          engine_number: 'E1',
          inspected_on: '2024-01-01',
          due_on: '2025-01-01',
        },
        // Another engine: says nothing of the vehicle, whether valid or not.
        { certificate_number: 'E', chassis_number: 'C2', engine_number: 'E9', ...valid },
        { certificate_number: 'F', chassis_number: 'C3', engine_number: 'E9', ...overdue },
        { certificate_number: 'G', chassis_number: 'C4', engine_number: 'E1', ...overdue },
        { certificate_number: 'H', chassis_number: 'C5', engine_number: '', ...overdue },
        { certificate_number: 'I', chassis_number: 'C6', engine_number: '', ...overdue },
      ]);
    },
  });
});
afterAll(() => register.close());

const SUMMARY = '{ state total byKind { kind count } filesHeldElsewhere inspectionOverdue asOf }';
const summaryOf = async (id: string, selection = SUMMARY) =>
  entityOf(await register.entities('AdministrativeUnit', [{ id }], `{ vehicles ${selection} }`))['vehicles'];

describe('the vehicles of a commune', () => {
  it('are those not revoked whose owner’s address lies in it, by kind', async () => {
    expect(await summaryOf(UNITS.binhThuan)).toEqual({
      state: 'FOUND',
      total: 3,
      byKind: [
        { kind: 'MOTORCYCLE', count: 2 },
        { kind: 'CAR', count: 1 },
      ],
      filesHeldElsewhere: 0,
      inspectionOverdue: 1,
      asOf: '2026-06-30',
    });
  });

  it('have their file elsewhere when another province or the ministry holds it, not the former province', async () => {
    expect(await summaryOf(UNITS.minhXuan, '{ total filesHeldElsewhere }')).toEqual({
      total: 3,
      filesHeldElsewhere: 2,
    });
  });

  it('of another province are not of this register, and no figure is given', async () => {
    expect(
      await summaryOf(
        UNITS.baDinh,
        '{ state total filesHeldElsewhere unassigned inspectionOverdue items { state totalCount } }',
      ),
    ).toEqual({
      state: 'NOT_OF_THIS_REGISTER',
      total: null,
      filesHeldElsewhere: null,
      unassigned: null,
      inspectionOverdue: null,
      items: { state: 'NOT_OF_THIS_REGISTER', totalCount: null },
    });
  });

  it('are NONE where there are none', async () => {
    expect(await summaryOf('02215@2025-07-01', '{ state }')).toEqual({ state: 'FOUND' });
    expect(await summaryOf('00691@2025-07-01', '{ state total byKind { count } inspectionOverdue }')).toEqual(
      {
        state: 'NONE',
        total: 0,
        byKind: [],
        inspectionOverdue: 0,
      },
    );
  });
});

describe('the vehicles of a province', () => {
  it('are the sum over its communes and those whose commune is unsure', async () => {
    expect(await summaryOf(UNITS.tuyenQuang)).toEqual({
      state: 'FOUND',
      total: 7,
      byKind: [
        { kind: 'CAR', count: 4 },
        { kind: 'MOTORCYCLE', count: 2 },
        { kind: 'TRAILER', count: 1 },
      ],
      filesHeldElsewhere: 2,
      inspectionOverdue: 2,
      asOf: '2026-06-30',
    });
  });

  it('that are overdue are exactly those whose record says so', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => ({ id: String(index + 1) }));
    const { data } = await register.entities(
      'Vehicle',
      ids,
      '{ status ownerUnit { id } inspection { overdue } }',
    );
    const records = data?.['_entities'] as unknown as readonly {
      readonly status: string;
      readonly ownerUnit: { readonly id: string };
      readonly inspection: { readonly overdue: boolean } | null;
    }[];
    const overdue = records.filter(({ status, inspection }) => status !== 'REVOKED' && inspection?.overdue);
    expect(overdue).toHaveLength(2);
    expect(await summaryOf(UNITS.tuyenQuang, '{ inspectionOverdue }')).toEqual({ inspectionOverdue: 2 });
  });
});

describe('a unit that is not in force', () => {
  it('gets NOT_IN_FORCE with its successors, not a count of zero', async () => {
    const answer = await register.entities(
      'AdministrativeUnit',
      [{ id: UNITS.doiCan }],
      '{ vehicles { total } }',
    );
    expect(answer.data?.['_entities']).toEqual([{ vehicles: null }]);
    expect(answer.errors).toMatchObject([
      {
        message: 'Phường Đội Cấn (02524) ended on 2025-06-30.',
        extensions: { code: 'NOT_IN_FORCE', nextStep: expect.stringContaining('Phường Bình Thuận (02524)') },
      },
    ]);
  });

  it('that nobody knows is NOT_FOUND', async () => {
    const { errors } = await register.entities(
      'AdministrativeUnit',
      [{ id: '99999@2025-07-01' }],
      '{ vehicles { total } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});
