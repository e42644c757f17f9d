import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { FAMILY, insertFamily } from './family.ts';
import { startPopulation } from './register.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(insertFamily);
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

/** The population part of the officer's query. */
const CITIZEN_VIEW = `
  id name { full } sex dateOfBirth lifeStatus
  ethnicity { name } nationality { name } identityCard { number issuedOn expiresOn status }
  permanentResidence { address unit { code name } since }
  household { fileNumber head { id name { full } } members { relation { name } citizen { id name { full } dateOfBirth } } }
  father { id name { full } } mother { id name { full } } spouse { id name { full } } children { id name { full } dateOfBirth }`;
const OFFICER_VIEW = `query ($id: CitizenId!) { citizen(id: $id) { ${CITIZEN_VIEW} } }`;

describe('the officer’s view', () => {
  it('shows the citizen, the household and the family', async () => {
    const { data } = await register.execute(OFFICER_VIEW, { id: FAMILY.husband });
    const daughter = { id: FAMILY.daughter, name: { full: 'Nguyễn Thị Hoa' }, dateOfBirth: '2010-09-02' };
    const son = { id: FAMILY.son, name: { full: 'Nguyễn Văn Nam' }, dateOfBirth: '2015-01-20' };
    expect(data).toEqual({
      citizen: {
        id: FAMILY.husband,
        name: { full: 'Nguyễn Văn Hoà' },
        sex: 'MALE',
        dateOfBirth: '1985-04-30',
        lifeStatus: 'ALIVE',
        ethnicity: { name: 'Hoa' },
        nationality: { name: 'Việt Nam' },
        identityCard: {
          number: FAMILY.husband,
          issuedOn: '2021-05-01',
          expiresOn: '2026-06-30',
          status: 'VALID',
        },
        permanentResidence: {
          address: 'Tổ 5',
          unit: { code: '02524', name: 'Bình Thuận' },
          since: '2012-03-01',
        },
        household: {
          fileNumber: FAMILY.file,
          head: { id: FAMILY.husband, name: { full: 'Nguyễn Văn Hoà' } },
          members: [
            {
              relation: { name: 'Chủ hộ' },
              citizen: { id: FAMILY.husband, name: { full: 'Nguyễn Văn Hoà' }, dateOfBirth: '1985-04-30' },
            },
            {
              relation: { name: 'Vợ' },
              citizen: { id: FAMILY.wife, name: { full: 'Giàng Thị Mỷ' }, dateOfBirth: '1987' },
            },
            { relation: { name: 'Con đẻ' }, citizen: daughter },
            { relation: { name: 'Con đẻ' }, citizen: son },
          ],
        },
        father: null,
        // Someone with an ID whom the register does not hold is still named.
        mother: { id: FAMILY.husbandsMother, name: null },
        spouse: { id: FAMILY.wife, name: { full: 'Giàng Thị Mỷ' } },
        children: [daughter, son],
      },
    });
  });

  it('costs four SELECTs: the citizen, then relatives, children and the household at once', async () => {
    await register.execute(OFFICER_VIEW, { id: FAMILY.husband });
    expect(register.statements[0]).toBe('person_by_id');
    expect(register.statements.slice(1).toSorted()).toEqual([
      'person_by_household',
      'person_by_id',
      'person_by_parent',
    ]);
  });

  it('costs no SELECT more for relatives of whom only the ID is asked', async () => {
    const { data } = await register.execute(
      `query ($id: CitizenId!) { citizen(id: $id) { father { id } mother { id } spouse { __typename id } } }`,
      { id: FAMILY.husband },
    );
    expect(data).toEqual({
      citizen: {
        father: null,
        mother: { id: FAMILY.husbandsMother },
        spouse: { __typename: 'Citizen', id: FAMILY.wife },
      },
    });
    expect(register.statements).toEqual(['person_by_id']);
  });

  it('reads a relative whose fields come in a fragment', async () => {
    const { data } = await register.execute(
      `query ($id: CitizenId!) { citizen(id: $id) { spouse { id ...More } } } fragment More on Citizen { name { given } }`,
      { id: FAMILY.husband },
    );
    expect(data).toEqual({ citizen: { spouse: { id: FAMILY.wife, name: { given: 'Mỷ' } } } });
  });

  it('does not read a household of which only the file number is asked', async () => {
    await register.execute(`query ($id: CitizenId!) { citizen(id: $id) { household { fileNumber } } }`, {
      id: FAMILY.husband,
    });
    expect(register.statements).toEqual(['person_by_id']);
  });

  it('costs the same for a hundred citizens named by another register', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => ({
      id: String(8_085_000_001 + index).padStart(12, '0'),
    }));
    const { data, errors } = await register.entities('Citizen', ids, `{ ${CITIZEN_VIEW} }`);
    expect(errors).toBeUndefined();
    expect((data as unknown as { _entities: unknown[] })._entities).toHaveLength(100);
    expect(register.statements).toHaveLength(4);
  });
});

describe('a citizen', () => {
  it('whom nobody knows is NOT_FOUND', async () => {
    expect(await register.execute('{ citizen(id: "008099999999") { id } }')).toMatchObject({
      data: { citizen: null },
      errors: [{ path: ['citizen'], extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it('named by another register and unknown here keeps the ID, and nothing else', async () => {
    const { data, errors } = await register.entities(
      'Citizen',
      [{ id: FAMILY.son }, { id: '008099999999' }],
      `{ id name { full } sex identityCard { status } household { fileNumber } father { id } children { id } represented { id }
         religion { code } formerIdNumbers residences { since } currentResidence { since } formerIdentityCards { number }
         populationRecord { verification } }`,
    );
    expect(errors).toBeUndefined();
    const [known, unknown] = (data as unknown as { _entities: Record<string, unknown>[] })._entities;
    expect(known).toMatchObject({ id: FAMILY.son, sex: 'MALE' });
    expect(unknown).toEqual({
      ...Object.fromEntries(Object.keys(known ?? {}).map((field) => [field, null])),
      id: '008099999999',
    });
  });

  it.each([
    ['of 11 digits', '00808500001', 'has 11 digits'],
    ['of letters', 'nguyen van a', 'letters or signs'],
    ['of a province that does not exist', '003085000001', 'begins with 003'],
  ])('asked for by an ID %s is refused with the reason', async (_, id, fault) => {
    const { errors } = await register.execute(`query { citizen(id: "${id}") { id } }`);
    expect(errors?.[0]?.message).toContain(fault);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('born in Hà Giang, living in Tuyên Quang under province 08, is nothing unusual', async () => {
    const { data } = await register.execute(
      `{ citizen(id: "${FAMILY.wife}") { id permanentResidence { unit { parent { code } } } } }`,
    );
    expect(data).toEqual({
      citizen: { id: FAMILY.wife, permanentResidence: { unit: { parent: { code: '08' } } } },
    });
  });
});

describe('the identity card', () => {
  it('is valid through its last day and expired the day after', async () => {
    const { data } = await register.execute(
      `{ husband: citizen(id: "${FAMILY.husband}") { identityCard { expiresOn status issuedBy } }
         wife: citizen(id: "${FAMILY.wife}") { identityCard { expiresOn status } }
         brother: citizen(id: "${FAMILY.brother}") { identityCard { expiresOn status } }
         son: citizen(id: "${FAMILY.son}") { identityCard { status } } }`,
    );
    expect(data).toEqual({
      husband: {
        identityCard: {
          expiresOn: '2026-06-30',
          status: 'VALID',
          issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
        },
      },
      wife: { identityCard: { expiresOn: '2026-06-29', status: 'EXPIRED' } },
      brother: { identityCard: { expiresOn: null, status: 'REVOKED' } },
      son: { identityCard: null },
    });
  });
});

describe('death and going missing', () => {
  it('give their date under their own name', async () => {
    const { data } = await register.execute(
      `{ grandfather: citizen(id: "${FAMILY.grandfather}") { lifeStatus dateOfDeath missingSince }
         brother: citizen(id: "${FAMILY.brother}") { lifeStatus dateOfDeath missingSince } }`,
    );
    expect(data).toEqual({
      grandfather: { lifeStatus: 'DECEASED', dateOfDeath: '2001', missingSince: null },
      brother: { lifeStatus: 'MISSING', dateOfDeath: null, missingSince: '2019-06' },
    });
  });

  it('leave nobody registered in a household or at an address', async () => {
    await expect(
      register.pool.query(`update person set life_status = 'DECEASED' where id = $1`, [FAMILY.husband]),
    ).rejects.toThrow('person_deceased_reside_nowhere');
  });
});

describe('the rarely read half of a citizen', () => {
  const DETAILS = `query ($id: CitizenId!) { citizen(id: $id) {
    birthName { full surname given } otherName
    placeOfBirth { unit { code name } asOf detail text } placeOfBirthRegistration { unit { code } text } nativePlace { text }
    religion { name list } bloodGroup { code } formerIdNumbers electronicIdentityLevel maritalStatus
    occupation phone email otherInformation populationRecord { source { code } recordedAt verification } } }`;

  it('is complete, and costs one SELECT more', async () => {
    const { data } = await register.execute(DETAILS, { id: FAMILY.wife });
    expect(data).toEqual({
      citizen: {
        birthName: { full: 'Giàng Mỷ', surname: 'Giàng', given: 'Mỷ' },
        otherName: 'Mỷ Sùng',
        placeOfBirth: {
          unit: { code: '00715', name: 'Lũng Cú' },
          asOf: '1987-01-01',
          detail: 'Thôn Lùng Thàng',
          text: 'Thôn Lùng Thàng, Xã Lũng Cú, Huyện Đồng Văn, Tỉnh Hà Giang',
        },
        placeOfBirthRegistration: { unit: null, text: 'Uỷ ban hành chính xã cũ' },
        nativePlace: null,
        religion: { name: 'Tin Lành', list: 'religions' },
        bloodGroup: { code: 'O' },
        formerIdNumbers: ['073000001', '073000002'],
        electronicIdentityLevel: 2,
        maritalStatus: 'MARRIED',
        occupation: 'Làm ruộng',
        phone: '0199000001',
        email: 'cd1@example.vn',
        otherInformation: 'Người có công',
        populationRecord: {
          source: { code: 'NPDB' },
          recordedAt: '2021-07-01T02:30:00.000Z',
          verification: 'UNDER_INVESTIGATION',
        },
      },
    });
    expect(register.statements).toEqual(['person_by_id', 'person_details_by_id']);
  });

  it('gives the name of today as birth name where it was never changed', async () => {
    const { data } = await register.execute(DETAILS, { id: FAMILY.husband });
    expect(data).toMatchObject({
      citizen: {
        birthName: { full: 'Nguyễn Văn Hoà', surname: 'Nguyễn', given: 'Hoà' },
        formerIdNumbers: [],
      },
    });
  });
});

describe('family links', () => {
  it('lead from the representative to the represented and back', async () => {
    const { data } = await register.execute(
      `{ wife: citizen(id: "${FAMILY.wife}") { represented { id } legalRepresentative { id } }
         son: citizen(id: "${FAMILY.son}") { represented { id } legalRepresentative { name { given } } } }`,
    );
    expect(data).toEqual({
      wife: { represented: [{ id: FAMILY.son }, { id: FAMILY.daughter }], legalRepresentative: null },
      son: { represented: [], legalRepresentative: { name: { given: 'Mỷ' } } },
    });
  });

  it('give a relative without an ID by name', async () => {
    const { data } = await register.execute(
      `{ citizen(id: "${FAMILY.husband}") { relativesWithoutId { role fullName formerIdNumber nationality { code } verification } } }`,
    );
    expect(data).toEqual({
      citizen: {
        relativesWithoutId: [
          {
            role: 'FATHER',
            fullName: 'Nguyễn Văn Thành',
            formerIdNumber: '070000001',
            nationality: { code: 'VN' },
            verification: 'VERIFIED',
          },
        ],
      },
    });
  });

  it('followed for four generations cost one SELECT a level', async () => {
    await register.execute(
      `{ citizen(id: "${FAMILY.son}") { mother { name { full } mother { name { full } mother { name { full } } } } } }`,
    );
    expect(register.statements).toEqual(['person_by_id', 'person_by_id', 'person_by_id']);
  });
});

it('ethnic code 04 is Hoa in this register, whatever it is in a census', async () => {
  const { data } = await register.execute(
    `{ citizen(id: "${FAMILY.husband}") { ethnicity { code name nameEn list } } }`,
  );
  expect(data).toEqual({
    citizen: { ethnicity: { code: '04', name: 'Hoa', nameEn: 'Hoa', list: 'ethnic-groups-1979' } },
  });
});
