import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;

beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

async function ask(query: string): Promise<unknown> {
  const { data, errors } = await federation.gateway.query(query);
  expect(errors).toBeUndefined();
  return data;
}

it('a child with a birth entry that stands in no residence file is visible from both registers', async () => {
  const data = await ask(`{ citizen(id: "008224990010") {
    household { fileNumber } permanentResidence { address }
    civilStatus { state birth { child { id } mother { citizen { household { fileNumber } } } } } } }`);
  expect(data).toEqual({
    citizen: {
      household: null,
      permanentResidence: null,
      civilStatus: {
        state: 'FOUND',
        birth: {
          child: { id: '008224990010' },
          mother: { citizen: { household: { fileNumber: '025249990003' } } },
        },
      },
    },
  });
});

const BUYER = '008085990020';

it('a car of another province shows who holds its file, the step, the days and what is missing', async () => {
  const data = await ask(`{
    citizen(id: "${BUYER}") { vehicles { state items { plate ...Story } purchases { vehicle { plate } } } }
    vehicle(plate: "30H-991.20") { owner { id } ...Story } }
    fragment Story on Vehicle { registeredAt { name } fileHolder { name } events { kind ownerName } transfer {
      state openedOn daysElapsed fileHolder { name } missing seller { id } sellerName buyer { id } } }`);
  const hanoi = { name: 'Phòng Cảnh sát giao thông, Công an thành phố Hà Nội' };
  const sellerName = 'Công ty cổ phần Vận tải Sông Tô';
  const story = {
    registeredAt: { name: 'Hà Nội' },
    fileHolder: hanoi,
    events: [{ kind: 'FIRST_REGISTRATION', ownerName: sellerName }],
    transfer: {
      state: 'REVOCATION_CERTIFICATE_ISSUED',
      openedOn: '2026-05-26',
      daysElapsed: 35,
      fileHolder: hanoi,
      missing: ['Hồ sơ gốc của xe'],
      seller: null,
      sellerName,
      buyer: { id: BUYER },
    },
  };
  expect(data).toEqual({
    citizen: {
      vehicles: {
        state: 'FOUND',
        items: [{ plate: '30H99120', ...story }],
        purchases: [{ vehicle: { plate: '30H99120' } }],
      },
    },
    vehicle: { owner: { id: BUYER }, ...story },
  });
});

it('an owner in a commune without land data gets NOT_DIGITISED, not "owns nothing"', async () => {
  const data = await ask('{ citizen(id: "002078990030") { land { state certificates { serial } } } }');
  expect(data).toEqual({ citizen: { land: { state: 'NOT_DIGITISED', certificates: [] } } });
});

it('a citizen unknown to three registers is NONE to each of them, not an error', async () => {
  const data = await ask(`{ citizen(id: "008204990120") {
    name { full } civilStatus { state } vehicles { state } land { state } } }`);
  expect(data).toEqual({
    citizen: {
      name: { full: 'Tô Minh Đức' },
      civilStatus: { state: 'NONE' },
      vehicles: { state: 'NONE' },
      land: { state: 'NONE' },
    },
  });
});

it('the deceased still hold what nobody has had rewritten', async () => {
  const data = await ask(`{ citizen(id: "008050990040") {
    lifeStatus vehicles { items { plate } } land { certificates { serial } } civilStatus { death { registeredOn } } } }`);
  expect(data).toMatchObject({
    citizen: {
      lifeStatus: 'DECEASED',
      vehicles: { items: [{ plate: '22B199140' }] },
      land: { certificates: [{ serial: 'DZ99000040' }] },
    },
  });
});

it('two registers that disagree on a date of birth are both shown', async () => {
  const data = await ask(
    '{ citizen(id: "008301990050") { dateOfBirth civilStatus { birth { dateOfBirth } } } }',
  );
  expect(data).toEqual({
    citizen: { dateOfBirth: '2001-09-15', civilStatus: { birth: { dateOfBirth: '2001-09-14' } } },
  });
});

it('an ID of 002, a plate of 23 and a residence in province 08 belong to one valid citizen', async () => {
  const data = await ask(`{ citizen(id: "002092990060") {
    permanentResidence { unit { parent { code } } } vehicles { state items { plate status } } } }`);
  expect(data).toEqual({
    citizen: {
      permanentResidence: { unit: { parent: { code: '08' } } },
      vehicles: { state: 'FOUND', items: [{ plate: '23B199160', status: 'REGISTERED' }] },
    },
  });
});

it('a parcel key that two merged communes share is AMBIGUOUS, with both candidates', async () => {
  const data = await ask(`{ landParcels(unit: "02524", sheet: "5", number: "112") {
    state candidates { naturalKey { unit { name } } } } }`);
  expect(data).toEqual({
    landParcels: {
      state: 'AMBIGUOUS',
      candidates: expect.arrayContaining([
        { naturalKey: { unit: { name: 'Đội Cấn' } } },
        { naturalKey: { unit: { name: 'Thái Long' } } },
      ]),
    },
  });
});

it('an expired identity card says so', async () => {
  const data = await ask('{ citizen(id: "008170990070") { identityCard { status } } }');
  expect(data).toEqual({ citizen: { identityCard: { status: 'EXPIRED' } } });
});

it('land entered in bulk is never shown as verified', async () => {
  const data = await ask(`{ citizen(id: "008075990090") {
    land { certificates { serial serialAsWritten verification } } } }`);
  expect(data).toEqual({
    citizen: {
      land: {
        certificates: [
          { serial: 'DZ99000090', serialAsWritten: 'dz 990-000.90', verification: 'UNVERIFIED' },
        ],
      },
    },
  });
});
