import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { AGENCIES, AN, BINH, entityOf, insertRows, UNITS } from './vehicle-rows.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      await insertRows(pool, 'vehicle', [
        {
          id: 1,
          plate: '30A12345',
          owner_id: AN,
          registered_unit_id: UNITS.baDinh,
          file_holder_code: AGENCIES.haNoi,
        },
        { id: 2, plate: '22A00002', owner_id: AN },
        { id: 3, plate: '22A00003', owner_id: AN },
      ]);
      await insertRows(pool, 'transfer_case', [
        {
          id: 10,
          vehicle_id: 1,
          missing_papers: ['ORIGINAL_FILE', 'REVOCATION_CERTIFICATE'],
          buyer_id: BINH,
        },
        { id: 11, vehicle_id: 1, state: 'CANCELLED', opened_on: '2026-06-01', closed_on: '2026-06-20' },
        {
          id: 12,
          vehicle_id: 2,
          state: 'COMPLETED',
          state_since: '2024-02-20',
          opened_on: '2024-02-01',
          closed_on: '2024-03-01',
        },
        { id: 13, vehicle_id: 2, state: 'CANCELLED', opened_on: '2023-02-01', closed_on: '2023-03-01' },
        {
          id: 14,
          vehicle_id: 3,
          state: 'OPENED',
          opened_on: '2026-06-30',
          state_since: '2026-06-30',
          missing_papers: ['NEW_PAPER'],
        },
      ]);
      await insertRows(pool, 'transfer_step', [
        {
          case_id: 10,
          number: 2,
          state: 'FILE_REQUESTED',
          occurred_on: '2026-06-10',
          note: 'Công văn số 12',
        },
        { case_id: 10, number: 1 },
      ]);
    },
  });
});
afterAll(() => register.close());

const transferOf = async (id: string, selection: string) =>
  entityOf(await register.entities('Vehicle', [{ id }], `{ transfer ${selection} }`))['transfer'];

describe('a change of owner', () => {
  it('of a 30 plate owned by an 008 person shows holder, step, days elapsed and missing papers', async () => {
    const answer = await register.entities(
      'Citizen',
      [{ id: AN }],
      `{ vehicles { items { plate fileHolder { name nameEn unit { id } } transfer {
         state daysElapsed daysInState missing missingPapers { code nameEn } fileHolder { code name } receivingAgency { code }
         steps { number state occurredOn agency { code } note } } } } }`,
    );
    const items = entityOf(answer)['vehicles']?.['items'] as unknown as readonly { plate: string }[];
    const haNoi = 'Phòng Cảnh sát giao thông, Công an thành phố Hà Nội';
    expect(items.find(({ plate }) => plate === '30A12345')).toEqual({
      plate: '30A12345',
      fileHolder: {
        name: haNoi,
        nameEn: 'Traffic Police Division, Hanoi Provincial Police',
        unit: { id: UNITS.haNoi },
      },
      transfer: {
        state: 'FILE_REQUESTED',
        daysElapsed: 41,
        daysInState: 20,
        missing: ['Hồ sơ gốc của xe', 'Chứng nhận thu hồi đăng ký xe, biển số xe'],
        missingPapers: [
          { code: 'ORIGINAL_FILE', nameEn: 'Original file of the vehicle' },
          { code: 'REVOCATION_CERTIFICATE', nameEn: 'Certificate that registration and plate were revoked' },
        ],
        fileHolder: { code: AGENCIES.haNoi, name: haNoi },
        receivingAgency: { code: AGENCIES.home },
        steps: [
          {
            number: 1,
            state: 'OPENED',
            occurredOn: '2026-05-20',
            agency: { code: AGENCIES.home },
            note: null,
          },
          {
            number: 2,
            state: 'FILE_REQUESTED',
            occurredOn: '2026-06-10',
            agency: { code: AGENCIES.home },
            note: 'Công văn số 12',
          },
        ],
      },
    });
  });

  it('that is open goes before one opened and closed later', async () => {
    expect(await transferOf('1', '{ id closedOn }')).toEqual({ id: '10', closedOn: null });
  });

  it('that has ended stops counting on its last day, and the latest is shown', async () => {
    expect(await transferOf('2', '{ id state daysElapsed daysInState }')).toEqual({
      id: '12',
      state: 'COMPLETED',
      daysElapsed: 29,
      daysInState: 0,
    });
  });

  it('opened today has lasted no day, and names a paper that the codelist lacks by its code', async () => {
    expect(await transferOf('3', '{ daysElapsed missing }')).toEqual({
      daysElapsed: 0,
      missing: ['NEW_PAPER'],
    });
  });

  it('is shown to the buyer while it is open, with the vehicle', async () => {
    const answer = await register.entities(
      'Citizen',
      [{ id: BINH }],
      '{ vehicles { state purchases { id buyer { id } vehicle { plate owner { id } } } } }',
    );
    expect(entityOf(answer)['vehicles']).toEqual({
      state: 'NONE',
      purchases: [{ id: '10', buyer: { id: BINH }, vehicle: { plate: '30A12345', owner: { id: AN } } }],
    });
  });

  it('cannot be open twice for one vehicle', async () => {
    await expect(insertRows(register.pool, 'transfer_case', [{ id: 15, vehicle_id: 1 }])).rejects.toThrow(
      'transfer_case_one_open_unique',
    );
  });
});
