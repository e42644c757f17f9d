import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSON, startRegister, type RegisterUnderTest, type Values } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
});
afterAll(() => register.close());

const changes = (...of: readonly (readonly [field: string, from: string | null, to: string | null])[]) =>
  JSON.stringify(of.map(([field, from, to]) => ({ field, from, to })));

const entry = async (id: number, selection: string): Promise<unknown> => {
  const { data, errors } = await register.execute(
    `query ($id: ID!) { birthEntry(id: $id) { ${selection} } }`,
    {
      id: String(id),
    },
  );
  expect(errors).toBeUndefined();
  return (data as Values)['birthEntry'];
};

describe('a birth entry with amendments', () => {
  let birth: number;
  beforeAll(async () => {
    birth = await register.birth({
      surname: 'Hoàng',
      middle_name: 'Thị',
      given_name: 'Hương',
      date_of_birth: '1990',
      ethnicity: '04',
      mother_name: 'Ma Thị Mai',
      mother_birth_year: 1970,
    });
    await register.amendment({
      number: '31',
      kind: 'SUPPLEMENT',
      birth_entry_id: birth,
      registered_on: '2021-02-01',
      legal_basis: 'Điều 29 Luật Hộ tịch',
      decision_number: '31/QĐ-UBND',
      decided_on: '2021-01-30',
      decided_by: 'Ủy ban nhân dân huyện',
      effective_on: '2021-02-01',
      changes: changes(['dateOfBirth', '1990', '1990-05'], ['motherBirthYear', '1970', '1968']),
    });
    await register.amendment({
      number: '44',
      kind: 'CORRECTION',
      birth_entry_id: birth,
      registered_on: '2022-02-01',
      changes: changes(['dateOfBirth', '1990-05', '1990-05-17'], ['givenName', 'Hương', 'Hường']),
    });
  });

  it('gives the values now in force', async () => {
    expect(
      await entry(
        birth,
        'childName { full given } dateOfBirth mother { yearOfBirth } ethnicity { name list }',
      ),
    ).toEqual({
      childName: { full: 'Hoàng Thị Hường', given: 'Hường' },
      dateOfBirth: '1990-05-17',
      mother: { yearOfBirth: 1968 },
      // Code 04 is Mường in the list of the census.
      ethnicity: { name: 'Hoa', list: 'ethnic-groups-1979' },
    });
  });

  it('keeps the base value of all that was changed beside the current one', async () => {
    expect(await entry(birth, 'amendedValues { field { code name nameEn } base current }')).toEqual({
      amendedValues: [
        {
          field: { code: 'dateOfBirth', name: 'Ngày, tháng, năm sinh', nameEn: 'Date of birth' },
          base: '1990',
          current: '1990-05-17',
        },
        { field: expect.objectContaining({ code: 'motherBirthYear' }), base: '1970', current: '1968' },
        { field: expect.objectContaining({ code: 'givenName' }), base: 'Hương', current: 'Hường' },
      ],
    });
  });

  it('names each later act with its number, decision and what it changed, oldest first', async () => {
    expect(
      await entry(
        birth,
        `amendments { number kind legalBasis decisionNumber decidedOn decidedBy effectiveOn
                      changes { field { code } from to } base { id __typename } }`,
      ),
    ).toMatchObject({
      amendments: [
        {
          number: '31',
          kind: 'SUPPLEMENT',
          legalBasis: 'Điều 29 Luật Hộ tịch',
          decisionNumber: '31/QĐ-UBND',
          decidedOn: '2021-01-30',
          decidedBy: 'Ủy ban nhân dân huyện',
          effectiveOn: '2021-02-01',
          changes: [
            { field: { code: 'dateOfBirth' }, from: '1990', to: '1990-05' },
            { field: { code: 'motherBirthYear' }, from: '1970', to: '1968' },
          ],
          base: { id: String(birth), __typename: 'BirthEntry' },
        },
        { number: '44', kind: 'CORRECTION', decisionNumber: null },
      ],
    });
  });

  it('leaves the base act in the table as it was registered', async () => {
    const { rows } = await register.pool.query(
      'select given_name, date_of_birth, mother_birth_year from birth_entry where id = $1',
      [birth],
    );
    expect(rows).toEqual([{ given_name: 'Hương', date_of_birth: '1990', mother_birth_year: 1970 }]);
  });
});

it('passes over a change of what is no field of the act', async () => {
  const birth = await register.birth({ given_name: 'Lan' });
  await register.amendment({
    birth_entry_id: birth,
    changes: changes(['husbandName', 'A', 'B'], ['id', '1', '2'], ['toString', null, 'x']),
  });
  expect(
    await entry(
      birth,
      'id childName { full } amendedValues { base } amendments { changes { field { code name } } }',
    ),
  ).toEqual({
    id: String(birth),
    childName: { full: 'Lan' },
    amendedValues: [],
    amendments: [
      {
        changes: [
          { field: { code: 'husbandName', name: 'Họ tên chồng' } },
          { field: { code: 'id', name: 'id' } },
          { field: { code: 'toString', name: 'toString' } },
        ],
      },
    ],
  });
});

it('follows a later act of a guardianship, a recognition, a marriage and a death', async () => {
  const guardianship = await register.guardianship({ ward_id: PERSON.dung, scope: 'Đại diện' });
  const recognition = await register.recognition({ child_id: PERSON.dung, parent_name: 'Lý Bình' });
  const marriage = await register.marriage({ husband_id: PERSON.dung, husband_name: 'Ma Dũng' });
  const death = await register.death({ deceased_id: PERSON.dung, cause: 'Không rõ' });
  await register.amendment({
    guardianship_entry_id: guardianship,
    changes: changes(['scope', 'Đại diện', 'Toàn bộ']),
  });
  await register.amendment({
    recognition_entry_id: recognition,
    changes: changes(['parentName', 'Lý Bình', 'Lý Văn Bình']),
  });
  await register.amendment({
    marriage_entry_id: marriage,
    changes: changes(['husbandName', 'Ma Dũng', 'Ma Văn Dũng']),
  });
  await register.amendment({ death_entry_id: death, changes: changes(['cause', 'Không rõ', 'Tai nạn']) });
  const amended = 'amendedValues { base current } amendments { base { __typename } }';
  const pair = (base: string, current: string, __typename: string) => ({
    amendedValues: [{ base, current }],
    amendments: [{ base: { __typename } }],
  });
  expect(
    await register.civilStatus(
      PERSON.dung,
      `guardianships { scope ${amended} } recognitions { parentName { full } ${amended} }
       marriages { husband { name { full } } ${amended} } death { cause ${amended} }`,
    ),
  ).toEqual({
    guardianships: [{ scope: 'Toàn bộ', ...pair('Đại diện', 'Toàn bộ', 'GuardianshipEntry') }],
    recognitions: [
      { parentName: { full: 'Lý Văn Bình' }, ...pair('Lý Bình', 'Lý Văn Bình', 'RecognitionEntry') },
    ],
    marriages: [
      { husband: { name: { full: 'Ma Văn Dũng' } }, ...pair('Ma Dũng', 'Ma Văn Dũng', 'MarriageEntry') },
    ],
    death: { cause: 'Tai nạn', ...pair('Không rõ', 'Tai nạn', 'DeathEntry') },
  });
});

describe('births of children', () => {
  const children = async (parent: string) =>
    (
      (await register.civilStatus(parent, 'birthsOfChildren { id }')) as {
        readonly birthsOfChildren: readonly { readonly id: string }[];
      }
    ).birthsOfChildren.map(({ id }) => Number(id));

  it('are those of the base act, of both parents, oldest first', async () => {
    const parents = {
      father_id: '008090100001',
      father_name: 'B',
      mother_id: '008190100002',
      mother_name: 'A',
    };
    const second = await register.birth({ ...parents, registered_on: '2018-01-01' });
    const first = await register.birth({ ...parents, registered_on: '2015-01-01' });
    expect(await children('008090100001')).toEqual([first, second]);
    expect(await children('008190100002')).toEqual([first, second]);
  });

  it('come to a father who recognised the child, and leave one whom a court ruled out', async () => {
    const [former, since] = ['008090200001', '008090200002'];
    const birth = await register.birth({ father_id: former, father_name: 'Lý Cũ' });
    expect(await children(former)).toEqual([birth]);
    await register.amendment({
      kind: 'PARENTAGE',
      other_person_id: since,
      birth_entry_id: birth,
      changes: changes(['fatherId', former, since], ['fatherName', 'Lý Cũ', 'Lý Mới']),
    });
    expect(await children(since)).toEqual([birth]);
    expect(await children(former)).toEqual([]);
    expect(await entry(birth, 'father { citizen { id } name { full } }')).toEqual({
      father: { citizen: { id: since }, name: { full: 'Lý Mới' } },
    });
  });

  it('leave a father whom a court ruled out without naming another', async () => {
    const former = '008090300001';
    const birth = await register.birth({ father_id: former, father_name: 'Lý Cũ' });
    await register.amendment({
      kind: 'PARENTAGE',
      birth_entry_id: birth,
      changes: changes(['fatherId', former, null], ['fatherName', 'Lý Cũ', null]),
    });
    expect(await children(former)).toEqual([]);
    expect(await entry(birth, 'father { citizen { id } }')).toEqual({ father: null });
  });

  it('never come to an adoptive parent', async () => {
    const child = '008315400001';
    await register.birth({ child_id: child, mother_id: '008190400002', mother_name: 'Mẹ' });
    await register.adoption({ adopted_id: child, adoptive_father_id: '008090400003' });
    expect(await children('008090400003')).toEqual([]);
  });
});
