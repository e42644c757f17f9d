import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { entityOf, insertRows } from './vehicle-rows.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      await insertRows(pool, 'vehicle', [
        { id: 1, chassis_number: 'CHASSIS1', engine_numbers: ['ENG1', 'ENG2'] },
        { id: 2, plate: '22A00002', chassis_number: 'CHASSIS2', engine_numbers: ['ENG1'] },
        { id: 3, plate: '22A00003', chassis_number: 'CHASSIS3', engine_numbers: [] },
        { id: 4, plate: '22R00004', chassis_number: 'CHASSIS4', engine_numbers: [], kind: 'SEMI_TRAILER' },
        { id: 5, plate: '22A00005', chassis_number: 'CHASSIS5' },
        { id: 6, plate: '22A00006', chassis_number: null },
        { id: 7, plate: '22A00007', chassis_number: 'CHASSIS7', engine_numbers: ['ENG7'] },
      ]);
      await insertRows(pool, 'inspection', [
        // The older certificate is of the other engine and runs longer: the latest counts.
        {
          certificate_number: 'A',
          chassis_number: 'CHASSIS1',
          engine_number: 'ENG1',
          inspected_on: '2025-01-01',
          due_on: '2026-12-31',
        },
        {
          certificate_number: 'B',
          chassis_number: 'CHASSIS1',
          engine_number: 'ENG2',
          inspected_on: '2025-06-29',
          due_on: '2026-06-29',
        },
        {
          certificate_number: 'C',
          chassis_number: 'CHASSIS1',
          engine_number: 'OTHER',
          inspected_on: '2026-06-01',
          due_on: '2027-06-01',
        },
        {
          certificate_number: 'D',
          chassis_number: 'CHASSIS2',
          engine_number: 'OTHER',
          plate_as_written: '22A00002',
        },
        { certificate_number: 'E', chassis_number: 'CHASSIS3', engine_number: 'ENG3' },
        { certificate_number: 'F', chassis_number: 'CHASSIS4', engine_number: '', due_on: '2026-06-30' },
        {
          certificate_number: 'G',
          chassis_number: 'ELSEWHERE',
          engine_number: 'ENG5',
          plate_as_written: '22A00005',
        },
        { certificate_number: 'H', chassis_number: 'CHASSIS7', engine_number: '' },
      ]);
    },
  });
});
afterAll(() => register.close());

const inspectionOf = async (id: string) =>
  entityOf(
    await register.entities(
      'Vehicle',
      [{ id }],
      '{ inspectionState inspection { certificateNumber dueOn overdue engineNumber } }',
    ),
  );

describe('an inspection', () => {
  it('is the latest of the chassis and any of the engines, overdue from the day after it was due', async () => {
    expect(await inspectionOf('1')).toEqual({
      inspectionState: 'FOUND',
      inspection: { certificateNumber: 'B', dueOn: '2026-06-29', overdue: true, engineNumber: 'ENG2' },
    });
  });

  it('with the chassis but another engine is no inspection of the vehicle, and that is said', async () => {
    expect(await inspectionOf('2')).toEqual({ inspectionState: 'MISMATCH', inspection: null });
  });

  it('cannot be matched by chassis alone when the vehicle’s engine number is unknown', async () => {
    expect(await inspectionOf('3')).toEqual({ inspectionState: 'AMBIGUOUS', inspection: null });
  });

  it('cannot be matched by chassis alone when the certificate lacks the engine number', async () => {
    expect(await inspectionOf('7')).toEqual({ inspectionState: 'AMBIGUOUS', inspection: null });
  });

  it('of a trailer is matched by chassis alone, and is not overdue on its last day', async () => {
    expect(await inspectionOf('4')).toEqual({
      inspectionState: 'FOUND',
      inspection: { certificateNumber: 'F', dueOn: '2026-06-30', overdue: false, engineNumber: null },
    });
  });

  it('is never matched by plate', async () => {
    expect(await inspectionOf('5')).toEqual({ inspectionState: 'NONE', inspection: null });
  });

  it('is none where the file has no chassis number', async () => {
    expect(await inspectionOf('6')).toEqual({ inspectionState: 'NONE', inspection: null });
  });

  it('comes from the inspection system, with its centre', async () => {
    const answer = await register.entities(
      'Vehicle',
      [{ id: '4' }],
      '{ inspection { source { code owner } centre { code name list } cycleMonths } }',
    );
    expect(entityOf(answer)['inspection']).toEqual({
      source: { code: 'INSPECTION', owner: 'Cục Đăng kiểm Việt Nam' },
      centre: {
        code: '2201D',
        name: 'Trung tâm đăng kiểm xe cơ giới 22-01D (Tuyên Quang)',
        list: 'inspection-centres',
      },
      cycleMonths: 12,
    });
  });
});
