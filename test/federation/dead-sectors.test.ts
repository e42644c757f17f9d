import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOperation, startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;

beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

it('a sector that dies costs its own fields; the other three are complete, the error is typed and at the path', async () => {
  const operation = clientOperation('officer-view');
  const before = await federation.gateway.query(operation, { id: '008090990001' });
  await federation.stopSector('vehicles');
  const after = await federation.gateway.query(operation, { id: '008090990001' });
  expect(after.data?.['citizen']).toEqual({ ...(before.data?.['citizen'] as object), vehicles: null });
  expect(after.errors).toMatchObject([
    {
      path: ['citizen', 'vehicles'],
      extensions: { code: 'SECTOR_UNAVAILABLE', service: 'vehicles', nextStep: expect.any(String) },
    },
  ]);
  expect(after.errors?.[0]?.extensions?.['retryAfterSeconds']).toBeGreaterThan(0);
  expect(JSON.stringify(after.errors)).not.toMatch(/127\.0\.0\.1|ECONN|stack/);
});

it('without population a vehicle still names its owner by ID', async () => {
  await federation.stopSector('population');
  const { data, errors } = await federation.gateway.query(
    '{ landCertificate(serial: "DZ99000001") { serial holders { name citizen { id name { full } } } } }',
  );
  expect(data).toMatchObject({
    landCertificate: {
      holders: [
        { name: 'Nguyễn Văn An', citizen: { id: '008090990001', name: null } },
        { name: 'Trần Thị Bình', citizen: { id: '008192990002', name: null } },
      ],
    },
  });
  expect(errors?.every(({ extensions }) => extensions?.['service'] === 'population')).toBe(true);
});
