import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERSON, startRegister, UNITS, type RegisterUnderTest } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
});
beforeEach(() =>
  register.pool.query(
    'truncate birth_entry, marriage_entry, death_entry, guardianship_entry, recognition_entry, amendment, adoption_entry',
  ),
);
afterAll(() => register.close());

const state = (id: string = PERSON.an) => register.civilStatus(id, 'state findings');

describe('a citizen of whom the register has nothing', () => {
  it('has the state NONE and empty lists, without an error', async () => {
    expect(
      await register.civilStatus(
        PERSON.nobody,
        `state findings birth { id } births { id } marriages { id } death { id } deaths { id }
         guardianships { id } recognitions { id } amendments { id } birthsOfChildren { id }`,
      ),
    ).toEqual({
      state: 'NONE',
      findings: [],
      birth: null,
      births: [],
      marriages: [],
      death: null,
      deaths: [],
      guardianships: [],
      recognitions: [],
      amendments: [],
      birthsOfChildren: [],
    });
  });

  it('has the state NONE though he was adopted: the seal hides that too', async () => {
    await register.adoption({ adopted_id: PERSON.chi, adoptive_father_id: PERSON.binh });
    expect(await state(PERSON.chi)).toEqual({ state: 'NONE', findings: [] });
    expect(await state(PERSON.binh)).toEqual({ state: 'NONE', findings: [] });
  });
});

describe('a citizen whom some entry names is FOUND', () => {
  const found = { state: 'FOUND', findings: [] };

  it('as child', async () => {
    await register.birth({ child_id: PERSON.an });
    expect(await state()).toEqual(found);
  });

  it('as spouse, on either side', async () => {
    await register.marriage({ husband_id: PERSON.binh, wife_id: PERSON.an });
    expect(await state()).toEqual(found);
    expect(await state(PERSON.binh)).toEqual(found);
  });

  it('as deceased', async () => {
    await register.death({ deceased_id: PERSON.an });
    expect(await state()).toEqual(found);
  });

  it('as guardian and as ward', async () => {
    await register.guardianship({ guardian_id: PERSON.binh, ward_id: PERSON.an });
    expect(await state()).toEqual(found);
    expect(await state(PERSON.binh)).toEqual(found);
  });

  it('as parent and as child of a recognition', async () => {
    await register.recognition({ parent_id: PERSON.binh, child_id: PERSON.an });
    expect(await state()).toEqual(found);
    expect(await state(PERSON.binh)).toEqual(found);
  });

  it('as either person of a later act', async () => {
    await register.amendment({ kind: 'DIVORCE', person_id: PERSON.binh, other_person_id: PERSON.an });
    expect(await state()).toEqual(found);
    expect(await state(PERSON.binh)).toEqual(found);
  });

  it('as father or mother of a child', async () => {
    await register.birth({ father_id: PERSON.binh, father_name: 'Lý Văn Bình', mother_id: PERSON.an });
    expect(await state()).toEqual(found);
    expect(await state(PERSON.binh)).toEqual(found);
  });
});

describe('two base acts with one personal ID are AMBIGUOUS', () => {
  it('of birth: `birth` chooses none and `births` shows both, oldest first', async () => {
    await register.birth({ child_id: PERSON.an, number: '12', registered_on: '2001-05-01' });
    await register.birth({ child_id: PERSON.an, number: '7', registered_on: '1999-05-01' });
    expect(
      await register.civilStatus(PERSON.an, 'state findings birth { number } births { number }'),
    ).toEqual({
      state: 'AMBIGUOUS',
      findings: ['SEVERAL_BIRTH_ENTRIES'],
      birth: null,
      births: [{ number: '7' }, { number: '12' }],
    });
  });

  it('of death: `death` chooses none and `deaths` shows both', async () => {
    await register.death({ deceased_id: PERSON.an, number: '1' });
    await register.death({ deceased_id: PERSON.an, number: '2' });
    expect(
      await register.civilStatus(PERSON.an, 'state findings death { number } deaths { number }'),
    ).toEqual({
      state: 'AMBIGUOUS',
      findings: ['SEVERAL_DEATH_ENTRIES'],
      death: null,
      deaths: [{ number: '1' }, { number: '2' }],
    });
  });

  it('and neither of the two is compared with other entries', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '1990-01-01' });
    await register.birth({ child_id: PERSON.an, date_of_birth: '2015-01-01' });
    await register.death({ deceased_id: PERSON.an, died_on: '2000-01-01' });
    expect(await state()).toEqual({ state: 'AMBIGUOUS', findings: ['SEVERAL_BIRTH_ENTRIES'] });
  });

  it('though entries beside them contradict one another, which the findings tell', async () => {
    await register.birth({ child_id: PERSON.an });
    await register.birth({ child_id: PERSON.an });
    await register.death({ deceased_id: PERSON.an, died_on: '2018', registered_on: '2018-12-31' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '2019-01-01' });
    expect(await state()).toEqual({
      state: 'AMBIGUOUS',
      findings: ['SEVERAL_BIRTH_ENTRIES', 'MARRIED_AFTER_DEATH'],
    });
  });
});

describe('entries that contradict one another are a MISMATCH', () => {
  const mismatch = (...findings: readonly string[]) => ({ state: 'MISMATCH', findings });
  const found = { state: 'FOUND', findings: [] };

  it('when the birth was registered before it happened', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '2020-03-11', registered_on: '2020-03-10' });
    expect(await state()).toEqual(mismatch('REGISTERED_BEFORE_BIRTH'));
  });

  it('when the death came before the birth', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '1990-05-02' });
    await register.death({ deceased_id: PERSON.an, died_on: '1990-05-01' });
    expect(await state()).toEqual(mismatch('DIED_BEFORE_BIRTH'));
  });

  it('when a death of unknown date was registered before the birth', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '1990-05-02' });
    await register.death({ deceased_id: PERSON.an, died_on: null, registered_on: '1980-01-01' });
    expect(await state()).toEqual(mismatch('DIED_BEFORE_BIRTH'));
  });

  it('when the marriage came before the birth', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '2000' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '1999-12-31' });
    expect(await state()).toEqual(mismatch('MARRIED_BEFORE_BIRTH'));
  });

  it('when the marriage came after the death', async () => {
    await register.death({ deceased_id: PERSON.an, died_on: '2019-02', registered_on: '2019-06-01' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '2019-03-01' });
    expect(await state()).toEqual(mismatch('MARRIED_AFTER_DEATH'));
  });

  it('but not while a partial date leaves room', async () => {
    await register.birth({ child_id: PERSON.an, date_of_birth: '1990' });
    await register.death({ deceased_id: PERSON.an, died_on: '2019-02', registered_on: '2019-06-01' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '2019-02-28' });
    expect(await state()).toEqual(found);
  });

  it('but not for an act noted later without its first day', async () => {
    await register.death({ deceased_id: PERSON.an, died_on: '2019-02-01' });
    await register.marriage({ wife_id: PERSON.an, mode: 'FOREIGN_PAPERS', registered_on: '2020-01-01' });
    expect(await state()).toEqual(found);
  });

  it('but by the first day of a marriage that was noted later', async () => {
    await register.death({ deceased_id: PERSON.an, died_on: '2019-02-01' });
    await register.marriage({
      wife_id: PERSON.an,
      mode: 'FOREIGN_PAPERS',
      registered_on: '2020-01-01',
      valid_from: '2019-06-01',
    });
    expect(await state()).toEqual(mismatch('MARRIED_AFTER_DEATH'));
  });

  it('by the date of birth now in force, not by that of the base act', async () => {
    const birth = await register.birth({ child_id: PERSON.an, date_of_birth: '2019-01-01' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '2018-01-01' });
    expect(await state()).toEqual(mismatch('MARRIED_BEFORE_BIRTH'));
    await register.amendment({
      person_id: PERSON.an,
      birth_entry_id: birth,
      changes: JSON.stringify([{ field: 'dateOfBirth', from: '2019-01-01', to: '1991-01-01' }]),
    });
    expect(await state()).toEqual(found);
  });

  it('by the date of death now in force', async () => {
    const death = await register.death({ deceased_id: PERSON.an, died_on: '2010-01-01' });
    await register.marriage({ wife_id: PERSON.an, registered_on: '2018-01-01' });
    await register.amendment({
      death_entry_id: death,
      changes: JSON.stringify([{ field: 'diedOn', from: '2010-01-01', to: '2020-01-01' }]),
    });
    expect(await state()).toEqual(found);
  });
});

it('tells the citizens of one call apart', async () => {
  await register.birth({ child_id: PERSON.chi, unit_id: UNITS.binhThuan });
  const { data } = await register.entities(
    'Citizen',
    [PERSON.chi, PERSON.nobody, PERSON.chi].map((id) => ({ id })),
    '{ id civilStatus { state } }',
  );
  expect(data).toEqual({
    _entities: [
      { id: PERSON.chi, civilStatus: { state: 'FOUND' } },
      { id: PERSON.nobody, civilStatus: { state: 'NONE' } },
      { id: PERSON.chi, civilStatus: { state: 'FOUND' } },
    ],
  });
});
