import { afterAll, beforeAll, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { AGENCIES, AN, BINH, entityOf, insertRows } from './vehicle-rows.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      await insertRows(pool, 'vehicle', [{ id: 1, owner_id: BINH }]);
      await insertRows(pool, 'registration_event', [
        { vehicle_id: 1, number: 3, kind: 'PLATE_LOST', occurred_on: '2024-01-01', agency_code: null },
        {
          vehicle_id: 1,
          number: 2,
          kind: 'TRANSFER',
          occurred_on: '2021-05-06',
          owner_id: BINH,
          document_number: '77',
        },
        { vehicle_id: 1, number: 1, owner_id: AN, plate: '22A12345', agency_code: AGENCIES.haGiang },
      ]);
    },
  });
});
afterAll(() => register.close());

it('a vehicle’s history is in order, with the agency, the plate and the owner that each event brought', async () => {
  const answer = await register.entities(
    'Vehicle',
    [{ id: '1' }],
    '{ events { number kind occurredOn agency { code } plate owner { id } documentNumber } }',
  );
  expect(entityOf(answer)['events']).toEqual([
    {
      number: 1,
      kind: 'FIRST_REGISTRATION',
      occurredOn: '2019-03-04',
      agency: { code: AGENCIES.haGiang },
      plate: '22A12345',
      owner: { id: AN },
      documentNumber: null,
    },
    {
      number: 2,
      kind: 'TRANSFER',
      occurredOn: '2021-05-06',
      agency: { code: AGENCIES.home },
      plate: null,
      owner: { id: BINH },
      documentNumber: '77',
    },
    {
      number: 3,
      kind: 'PLATE_LOST',
      occurredOn: '2024-01-01',
      agency: null,
      plate: null,
      owner: null,
      documentNumber: null,
    },
  ]);
});
