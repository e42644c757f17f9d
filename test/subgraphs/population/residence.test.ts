import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import {
  BINH_THUAN,
  HA_GIANG_1,
  insert,
  insertPeople,
  person,
  startPopulation,
  THAI_BINH,
  type Row,
} from './register.ts';

const PEOPLE = {
  atHome: '008085000001',
  student: '008205000002',
  declared: '008085000003',
  expired: '008085000004',
  homeless: '008085000005',
} as const;

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(async (pool) => {
    const home = { permanentUnitId: BINH_THUAN, permanentAddress: 'Tổ 5', permanentSince: '2010-01-01' };
    await insertPeople(
      pool,
      Object.values(PEOPLE).map((id) => person(id, 'Ma Văn Páo', id === PEOPLE.homeless ? {} : home)),
    );
    await insert(pool, 'residence', REGISTRATIONS);
    await insert(pool, 'former_identity_card', [
      {
        personId: PEOPLE.atHome,
        number: '070000001',
        issuedOn: '1999-05-01',
        issuerCode: 'CA02',
        status: 'REPLACED',
      },
      {
        personId: PEOPLE.atHome,
        number: PEOPLE.atHome,
        issuedOn: '2016-05-01',
        expiresOn: '2025-04-30',
        status: 'LOST',
      },
    ]);
  });
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

const REGISTRATIONS: readonly Row[] = [
  // Moved house, lodged somewhere yesterday, was away for a year once.
  {
    personId: PEOPLE.atHome,
    kind: 'PERMANENT',
    unitId: '00715@2004-07-08',
    address: 'Thôn Lô Lô Chải',
    since: '1985-01-01',
    until: '2009-12-31',
    deletedOn: '2009-12-31',
    deletionReasonCode: '03',
  },
  { personId: PEOPLE.atHome, kind: 'LODGING', unitId: THAI_BINH, since: '2026-06-29', until: '2026-06-29' },
  {
    personId: PEOPLE.atHome,
    kind: 'ABSENCE',
    unitId: THAI_BINH,
    address: 'Khu công nghiệp',
    since: '2024-01-01',
    until: '2024-12-31',
    purpose: 'Đi làm',
  },
  {
    personId: PEOPLE.student,
    kind: 'TEMPORARY',
    unitId: HA_GIANG_1,
    address: 'Ký túc xá',
    since: '2024-09-01',
    until: '2026-06-30',
    purpose: 'Học tập',
    verification: 'UNVERIFIED',
  },
  {
    personId: PEOPLE.student,
    kind: 'ABSENCE',
    unitId: HA_GIANG_1,
    since: '2024-09-01',
    until: '2026-08-31',
    purpose: 'Học tập',
  },
  {
    personId: PEOPLE.student,
    kind: 'LODGING',
    unitId: THAI_BINH,
    since: '2026-06-30',
    until: '2026-06-30',
    purpose: 'Thăm thân',
  },
  {
    personId: PEOPLE.declared,
    kind: 'TEMPORARY',
    unitId: HA_GIANG_1,
    address: 'Nhà trọ',
    since: '2025-01-01',
  },
  { personId: PEOPLE.declared, kind: 'CURRENT', unitId: THAI_BINH, address: 'Lán', since: '2026-01-01' },
  {
    personId: PEOPLE.expired,
    kind: 'TEMPORARY',
    unitId: HA_GIANG_1,
    address: 'Cũ',
    since: '2024-01-01',
    until: '2026-06-29',
  },
  {
    personId: PEOPLE.expired,
    kind: 'TEMPORARY',
    unitId: HA_GIANG_1,
    address: 'Bị xóa',
    since: '2026-01-01',
    deletedOn: '2026-03-01',
    deletionReasonCode: '07',
  },
  {
    personId: PEOPLE.expired,
    kind: 'TEMPORARY',
    unitId: HA_GIANG_1,
    address: 'Mai sau',
    since: '2026-07-01',
  },
];

async function residencesOf(id: string, selection: string): Promise<unknown> {
  const { data, errors } = await register.execute(`{ citizen(id: "${id}") { ${selection} } }`);
  expect(errors).toBeUndefined();
  return (data as unknown as { citizen: unknown }).citizen;
}

const PRESENT = `permanentResidence { address } temporaryResidence { address } currentResidence { kind address }
  lodging { unit { name } } absence { purpose }`;

describe('where somebody lives today', () => {
  it('is the permanent residence when nothing else is registered', async () => {
    expect(await residencesOf(PEOPLE.atHome, PRESENT)).toEqual({
      permanentResidence: { address: 'Tổ 5' },
      temporaryResidence: null,
      currentResidence: { kind: 'PERMANENT', address: 'Tổ 5' },
      lodging: null,
      absence: null,
    });
  });

  it('is the temporary residence through its last day', async () => {
    expect(await residencesOf(PEOPLE.student, PRESENT)).toEqual({
      permanentResidence: { address: 'Tổ 5' },
      temporaryResidence: { address: 'Ký túc xá' },
      currentResidence: { kind: 'TEMPORARY', address: 'Ký túc xá' },
      lodging: { unit: { name: 'Thái Bình' } },
      absence: { purpose: 'Học tập' },
    });
  });

  it('is the dwelling declared, before all others', async () => {
    expect(await residencesOf(PEOPLE.declared, 'currentResidence { kind address since }')).toEqual({
      currentResidence: { kind: 'CURRENT', address: 'Lán', since: '2026-01-01' },
    });
  });

  it('is not a stay that ran out, was deleted, or has yet to begin', async () => {
    expect(
      await residencesOf(PEOPLE.expired, 'temporaryResidence { address } currentResidence { address }'),
    ).toEqual({
      temporaryResidence: null,
      currentResidence: { address: 'Tổ 5' },
    });
  });

  it('is nowhere for somebody without any registration', async () => {
    expect(await residencesOf(PEOPLE.homeless, PRESENT)).toEqual({
      permanentResidence: null,
      temporaryResidence: null,
      currentResidence: null,
      lodging: null,
      absence: null,
    });
  });
});

describe('the history', () => {
  it('keeps what was deleted, with the reason, and units that are gone', async () => {
    expect(
      await residencesOf(
        PEOPLE.atHome,
        `residences { kind unit { id fullName district } address since until deletedOn deletionReason { code name } }
         absences { destinationUnit { name } destinationAddress since until purpose deletedOn source { code } }`,
      ),
    ).toEqual({
      residences: [
        {
          kind: 'PERMANENT',
          unit: { id: BINH_THUAN, fullName: 'Phường Bình Thuận', district: null },
          address: 'Tổ 5',
          since: '2010-01-01',
          until: null,
          deletedOn: null,
          deletionReason: null,
        },
        {
          kind: 'LODGING',
          unit: { id: THAI_BINH, fullName: 'Xã Thái Bình', district: null },
          address: null,
          since: '2026-06-29',
          until: '2026-06-29',
          deletedOn: null,
          deletionReason: null,
        },
        {
          kind: 'PERMANENT',
          unit: { id: '00715@2004-07-08', fullName: 'Xã Lũng Cú', district: 'Huyện Đồng Văn' },
          address: 'Thôn Lô Lô Chải',
          since: '1985-01-01',
          until: '2009-12-31',
          deletedOn: '2009-12-31',
          deletionReason: { code: '03', name: 'Đã đăng ký thường trú ở nơi khác' },
        },
      ],
      absences: [
        {
          destinationUnit: { name: 'Thái Bình' },
          destinationAddress: 'Khu công nghiệp',
          since: '2024-01-01',
          until: '2024-12-31',
          purpose: 'Đi làm',
          deletedOn: null,
          source: { code: 'NPDB' },
        },
      ],
    });
  });

  it('is one SELECT, however many fields ask for it and for however many people', async () => {
    await register.entities(
      'Citizen',
      Object.values(PEOPLE).map((id) => ({ id })),
      `{ ${PRESENT} residences { kind } absences { purpose } }`,
    );
    expect(register.statements).toEqual(['person_by_id', 'residence_by_person']);
  });

  it('never holds two permanent residences of today: the table takes only past ones', async () => {
    await expect(
      insert(register.pool, 'residence', [
        { personId: PEOPLE.homeless, kind: 'PERMANENT', unitId: BINH_THUAN },
      ]),
    ).rejects.toThrow('residence_permanent_is_past');
  });

  it('of cards is newest first, those of nine digits among them', async () => {
    expect(
      await residencesOf(
        PEOPLE.atHome,
        'formerIdentityCards { number issuedOn issuedBy expiresOn status verification }',
      ),
    ).toEqual({
      formerIdentityCards: [
        {
          number: PEOPLE.atHome,
          issuedOn: '2016-05-01',
          issuedBy: null,
          expiresOn: '2025-04-30',
          status: 'LOST',
          verification: 'VERIFIED',
        },
        {
          number: '070000001',
          issuedOn: '1999-05-01',
          issuedBy: 'Công an tỉnh Hà Giang',
          expiresOn: null,
          status: 'REPLACED',
          verification: 'VERIFIED',
        },
      ],
    });
  });
});
