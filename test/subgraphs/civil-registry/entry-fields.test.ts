import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSON, startRegister, UNITS, type RegisterUnderTest, type Values } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
});
afterAll(() => register.close());

const birth = async (id: string, selection: string): Promise<unknown> => {
  const { data, errors } = await register.execute(
    `query ($id: ID!) { birthEntry(id: $id) { ${selection} } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return (data as Values)['birthEntry'];
};

describe('a birth entry', () => {
  it('gives the child, both parents and the form as registered', async () => {
    const id = await register.birth({
      number: '12',
      year: 2003,
      registered_on: '2003-05-20',
      signer: 'Lý Văn Ký',
      requester: 'Ma Thị Mai',
      copies_issued: 3,
      source_system: 'CIVIL_BOOKS',
      verification: 'UNVERIFIED',
      child_id: PERSON.chi,
      surname: 'Ma',
      middle_name: 'Thị Quỳnh',
      given_name: 'Chi',
      sex: 'FEMALE',
      date_of_birth: '2003-05-01',
      place_of_birth: 'Trạm y tế xã',
      native_place: 'Xã Thái Long, Tuyên Quang',
      ethnicity: '03',
      nationality: 'VN',
      father_id: PERSON.binh,
      father_name: 'Lý Văn Bình',
      father_birth_year: 1975,
      father_ethnicity: '01',
      father_nationality: 'LA',
      father_residence: 'Viêng Chăn',
      mother_name: 'Ma Thị Mai',
    });
    expect(
      await birth(
        String(id),
        `id book number year registeredAt { id } registeredBy registeredOn signer requester copiesIssued mode
         source { code owner } recordedAt verification amendments { id } amendedValues { base }
         child { id } childName { full surname middle given } sex dateOfBirth placeOfBirth nativePlace
         ethnicity { code name } nationality { code name }
         father { citizen { id } name { full } yearOfBirth ethnicity { code } nationality { code } residence }
         mother { citizen { id } name { full } yearOfBirth ethnicity { code } nationality { code } residence }
         registeredLate`,
      ),
    ).toEqual({
      id: String(id),
      book: 'KS-01',
      number: '12',
      year: 2003,
      registeredAt: { id: UNITS.doiCan },
      registeredBy: 'Ủy ban nhân dân Phường Đội Cấn',
      registeredOn: '2003-05-20',
      signer: 'Lý Văn Ký',
      requester: 'Ma Thị Mai',
      copiesIssued: 3,
      mode: 'NEW',
      source: { code: 'CIVIL_BOOKS', owner: 'Bộ Tư pháp' },
      recordedAt: '2020-03-10T02:00:00.000Z',
      verification: 'UNVERIFIED',
      amendments: [],
      amendedValues: [],
      child: { id: PERSON.chi },
      childName: { full: 'Ma Thị Quỳnh Chi', surname: 'Ma', middle: 'Thị Quỳnh', given: 'Chi' },
      sex: 'FEMALE',
      dateOfBirth: '2003-05-01',
      placeOfBirth: 'Trạm y tế xã',
      nativePlace: 'Xã Thái Long, Tuyên Quang',
      ethnicity: { code: '03', name: 'Thái' },
      nationality: { code: 'VN', name: 'Việt Nam' },
      father: {
        citizen: { id: PERSON.binh },
        name: { full: 'Lý Văn Bình' },
        yearOfBirth: 1975,
        ethnicity: { code: '01' },
        nationality: { code: 'LA' },
        residence: 'Viêng Chăn',
      },
      mother: {
        citizen: null,
        name: { full: 'Ma Thị Mai' },
        yearOfBirth: null,
        ethnicity: null,
        nationality: null,
        residence: null,
      },
      registeredLate: false,
    });
  });

  it('leaves an unknown father and mother blank', async () => {
    const id = await register.birth();
    expect(await birth(String(id), 'father { yearOfBirth } mother { yearOfBirth } child { id }')).toEqual({
      father: null,
      mother: null,
      child: null,
    });
  });

  it('registered at a mission names the mission and no unit', async () => {
    const id = await register.birth({ unit_id: null, authority: 'Đại sứ quán Việt Nam tại Lào' });
    expect(await birth(String(id), 'registeredAt { id } registeredBy')).toEqual({
      registeredAt: null,
      registeredBy: 'Đại sứ quán Việt Nam tại Lào',
    });
  });

  it('registered by a province names its Department of Justice', async () => {
    const id = await register.birth({ unit_id: UNITS.haGiang });
    expect(await birth(String(id), 'registeredBy')).toEqual({ registeredBy: 'Sở Tư pháp Tỉnh Hà Giang' });
  });

  it.each([
    { when: 'on the 60th day', born: '2020-01-01', on: '2020-03-01', late: false },
    { when: 'on the 61st day', born: '2020-01-01', on: '2020-03-02', late: true },
    {
      when: 'when even the last day of its month is 60 days ago',
      born: '2020-01',
      on: '2020-04-01',
      late: true,
    },
    {
      when: 'when only the first day of its month is 60 days ago',
      born: '2020-01',
      on: '2020-03-15',
      late: null,
    },
    { when: 'within 60 days of the first day of its month', born: '2020-01', on: '2020-02-15', late: false },
    { when: 'though the day is unknown', born: null, on: '2020-03-02', late: null },
    { when: 'again, long after', born: '1980-01-01', on: '2020-03-02', late: null, mode: 'REREGISTERED' },
  ])('registered $when: late is $late', async ({ born, on, late, mode = 'NEW' }) => {
    const id = await register.birth({ date_of_birth: born, registered_on: on, mode });
    expect(await birth(String(id), 'registeredLate')).toEqual({ registeredLate: late });
  });

  it.each(['', '0', '-1', '1.5', 'abc', '999999999', '99999999999999999999', '1 or 1=1'])(
    'is NOT_FOUND for the key %j, which is nobody’s',
    async (id) => {
      const { errors } = await register.execute('query ($id: ID!) { birthEntry(id: $id) { id } }', { id });
      expect(errors).toMatchObject([{ path: ['birthEntry'], extensions: { code: 'NOT_FOUND' } }]);
    },
  );

  it('is found by reference, and null when unknown', async () => {
    const id = await register.birth({ number: '77' });
    const { data } = await register.entities('BirthEntry', [{ id: String(id) }, { id: 'x' }], '{ number }');
    expect(data).toEqual({ _entities: [{ number: '77' }, null] });
  });
});

describe('a marriage entry', () => {
  const spouses = { husband_id: PERSON.binh, wife_id: PERSON.an };

  it('gives both spouses, the husband first, and the one without ID by papers', async () => {
    await register.marriage({
      husband_name: 'John Doe',
      husband_nationality: 'US',
      husband_papers: 'Hộ chiếu 000',
      wife_id: PERSON.dung,
      wife_name: 'Nông Thị Dung',
      wife_date_of_birth: '1990-02',
      registered_on: '2015-06-01',
    });
    expect(
      await register.civilStatus(
        PERSON.dung,
        `marriages { validFrom spouses { id } end { reason }
           husband { citizen { id } name { full } nationality { code } papers }
           wife { citizen { id } name { full surname } dateOfBirth ethnicity { code } residence papers } }`,
      ),
    ).toEqual({
      marriages: [
        {
          validFrom: '2015-06-01',
          spouses: [{ id: PERSON.dung }],
          end: null,
          husband: {
            citizen: null,
            name: { full: 'John Doe' },
            nationality: { code: 'US' },
            papers: 'Hộ chiếu 000',
          },
          wife: {
            citizen: { id: PERSON.dung },
            name: { full: 'Nông Thị Dung', surname: 'Nông' },
            dateOfBirth: '1990-02',
            ethnicity: null,
            residence: null,
            papers: null,
          },
        },
      ],
    });
  });

  it('has no first day when it was registered again and none is stated', async () => {
    await register.marriage({ wife_id: '008190500001', mode: 'REREGISTERED' });
    expect(await register.civilStatus('008190500001', 'marriages { validFrom mode }')).toEqual({
      marriages: [{ validFrom: null, mode: 'REREGISTERED' }],
    });
  });

  it('ends by what came first: divorce, annulment or the death of either spouse', async () => {
    const ends = () =>
      register.civilStatus(PERSON.an, 'marriages { end { reason on deceased { id } amendment { number } } }');
    const marriage = await register.marriage({ ...spouses, registered_on: '2000-01-01' });
    expect(await ends()).toEqual({ marriages: [{ end: null }] });

    await register.amendment({ marriage_entry_id: marriage, kind: 'CORRECTION', effective_on: '2001-01-01' });
    expect(await ends()).toEqual({ marriages: [{ end: null }] });

    await register.death({ deceased_id: PERSON.binh, died_on: '2019-04', registered_on: '2019-05-01' });
    expect(await ends()).toEqual({
      marriages: [
        { end: { reason: 'DEATH', on: '2019-04', deceased: { id: PERSON.binh }, amendment: null } },
      ],
    });

    await register.amendment({
      marriage_entry_id: marriage,
      number: '9',
      kind: 'DIVORCE',
      origin: 'JUDGMENT',
      book: 'GC-01',
      registered_on: '2019-06-01',
      effective_on: '2018-10-10',
    });
    expect(await ends()).toEqual({
      marriages: [
        { end: { reason: 'DIVORCE', on: '2018-10-10', deceased: null, amendment: { number: '9' } } },
      ],
    });

    await register.amendment({ marriage_entry_id: marriage, kind: 'ANNULMENT', effective_on: '2010-01-01' });
    expect(await ends()).toMatchObject({ marriages: [{ end: { reason: 'ANNULMENT', on: '2010-01-01' } }] });
  });
});

it('a death entry gives time, place, cause and who notified by which paper', async () => {
  const deceased = '008190600001';
  await register.death({
    deceased_id: deceased,
    deceased_name: 'Ma Thị Già',
    date_of_birth: '1930',
    ethnicity: '01',
    nationality: 'VN',
    last_residence: 'Phường Đội Cấn',
    died_on: '2020-03-09',
    time_of_death: '04:30',
    place_of_death: 'Tại nhà',
    cause: 'Tuổi già',
    notifier_name: 'Lý Văn Con',
    notifier_relation: 'Con',
    notice_number: '5/GBT',
    notice_issued_on: '2020-03-09',
    notice_issued_by: 'Trạm y tế',
  });
  expect(
    await register.civilStatus(
      deceased,
      `death { diedOn timeOfDeath placeOfDeath cause deceased { id } deceasedName { full } sex dateOfBirth
         ethnicity { code } nationality { code } lastResidence signer mode
         notice { notifier { full } relation number issuedOn issuedBy } }`,
    ),
  ).toEqual({
    death: {
      diedOn: '2020-03-09',
      timeOfDeath: '04:30',
      placeOfDeath: 'Tại nhà',
      cause: 'Tuổi già',
      deceased: { id: deceased },
      deceasedName: { full: 'Ma Thị Già' },
      sex: 'FEMALE',
      dateOfBirth: '1930',
      ethnicity: { code: '01' },
      nationality: { code: 'VN' },
      lastResidence: 'Phường Đội Cấn',
      signer: null,
      mode: 'NEW',
      notice: {
        notifier: { full: 'Lý Văn Con' },
        relation: 'Con',
        number: '5/GBT',
        issuedOn: '2020-03-09',
        issuedBy: 'Trạm y tế',
      },
    },
  });
});

it('a death entry without notifier and notice has no notice', async () => {
  await register.death({ deceased_id: '008190600002' });
  expect(await register.civilStatus('008190600002', 'death { notice { number } }')).toEqual({
    death: { notice: null },
  });
});

it('a guardianship gives guardian, ward, scope and dates; a recognition who recognised whom', async () => {
  const ward = '008315700001';
  await register.guardianship({
    ward_id: ward,
    ward_name: 'Ma Chi',
    ward_date_of_birth: '2015-01-01',
    guardian_name: 'Trung tâm bảo trợ',
    kind: 'APPOINTED',
    supervisor_name: 'Lý Văn Giám',
    reason: 'Mồ côi',
    scope: 'Toàn bộ',
    ended_on: '2024-01-01',
    end_reason: 'Đủ 18 tuổi',
  });
  await register.recognition({ child_id: ward, child_date_of_birth: '2015', basis: 'Giám định ADN' });
  expect(
    await register.civilStatus(
      ward,
      `guardianships { kind guardian { id } guardianName { full } ward { id } wardName { full } wardDateOfBirth
         supervisorName { full } reason scope startsOn endedOn endReason registeredBy }
       recognitions { parentRole requestedBy parent { id } parentName { full } child { id } childName { full }
         childDateOfBirth basis }`,
    ),
  ).toEqual({
    guardianships: [
      {
        kind: 'APPOINTED',
        guardian: null,
        guardianName: { full: 'Trung tâm bảo trợ' },
        ward: { id: ward },
        wardName: { full: 'Ma Chi' },
        wardDateOfBirth: '2015-01-01',
        supervisorName: { full: 'Lý Văn Giám' },
        reason: 'Mồ côi',
        scope: 'Toàn bộ',
        startsOn: '2020-01-01',
        endedOn: '2024-01-01',
        endReason: 'Đủ 18 tuổi',
        registeredBy: 'Ủy ban nhân dân Phường Đội Cấn',
      },
    ],
    recognitions: [
      {
        parentRole: 'FATHER',
        requestedBy: 'PARENT',
        parent: null,
        parentName: { full: 'Lý Văn Bình' },
        child: { id: ward },
        childName: { full: 'Ma Chi' },
        childDateOfBirth: '2015',
        basis: 'Giám định ADN',
      },
    ],
  });
});

it('later acts that stand alone are listed of both persons: nationality, divorce abroad, missing', async () => {
  const [one, other] = ['008190800001', '008090800002'];
  await register.amendment({
    kind: 'NATIONALITY_CHANGE',
    origin: 'FOREIGN_PAPERS',
    book: 'GC-01',
    person_id: one,
  });
  await register.amendment({
    kind: 'DIVORCE',
    origin: 'FOREIGN_PAPERS',
    book: 'GC-01',
    person_id: one,
    other_person_id: other,
    registered_on: '2021-01-01',
  });
  await register.amendment({
    kind: 'MISSING_DECLARATION',
    origin: 'JUDGMENT',
    book: 'GC-01',
    person_id: other,
    registered_on: '2022-01-01',
  });
  const selection = 'amendments { kind origin persons { id } base { id } amendments { id } }';
  const divorce = { kind: 'DIVORCE', persons: [{ id: one }, { id: other }] };
  expect(await register.civilStatus(one, selection)).toMatchObject({
    amendments: [
      {
        kind: 'NATIONALITY_CHANGE',
        origin: 'FOREIGN_PAPERS',
        base: null,
        persons: [{ id: one }],
        amendments: [],
      },
      divorce,
    ],
  });
  expect(await register.civilStatus(other, selection)).toMatchObject({
    amendments: [divorce, { kind: 'MISSING_DECLARATION', origin: 'JUDGMENT', persons: [{ id: other }] }],
  });
});
