import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

const BESIDE = 'citizen(id: "008090990001") { name { full } }';
const COMPLETE = { name: { full: 'Nguyễn Văn An' } };

it.each([
  ['searchCitizens', 'searchCitizens(name: "nguyen") { edges { node { id } } }'],
  ['vehicleLookup', 'vehicleLookup { state }'],
  ['administrativeUnits', 'administrativeUnits(parent: "02524", asOf: "1990-01-01") { code }'],
  [
    'vehiclesByOwnerIdentifier',
    'vehiclesByOwnerIdentifier(kind: TAX_CODE, number: "1", first: 0) { totalCount }',
  ],
  ['landParcels', 'landParcels(unit: "08", sheet: "1", number: "1") { state }'],
])('%s with an argument that is wrong is null alone', async (field, selection) => {
  const { data, errors } = await federation.gateway.query(`{ ${BESIDE} ${selection} }`);
  expect(data).toEqual({ citizen: COMPLETE, [field]: null });
  expect(errors).toMatchObject([{ path: [field] }]);
});

it('a register that is dead takes nothing of the others with it', async () => {
  await federation.stopSector('land');
  const { data, errors } = await federation.gateway.query(
    `{ ${BESIDE} landParcels(unit: "02524", sheet: "1", number: "1") { state } }`,
  );
  expect(data).toEqual({ citizen: COMPLETE, landParcels: null });
  expect(errors).toMatchObject([{ path: ['landParcels'], extensions: { code: 'SECTOR_UNAVAILABLE' } }]);
});
