import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRegister, type RegisterUnderTest } from './register.ts';

const CITIZENS = 1000;
const idOf = (index: number) => `0082${String(index).padStart(8, '0')}`;

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
  await register.pool.query(FILL, [CITIZENS]);
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

/** Everybody was born here, every fourth amended; half are married to the next one; every tenth died. */
const FILL = `
  with form as (select '02524@2004-07-08' as unit, date '2020-03-10' as day, 'CIVIL' as source,
                       timestamptz '2020-03-10' as recorded, 'VERIFIED' as verified, $1::int as citizens),
  births as (
    insert into birth_entry (id, book, number, year, unit_id, registered_on, source_system, recorded_at, verification,
                             mode, child_id, given_name, sex, date_of_birth)
    select i, 'KS-01', i, 1990, unit, date '1990-02-01', source, recorded, verified,
           'NEW', '0082' || lpad(i::text, 8, '0'), 'An', 'FEMALE', '1990-01-20'
    from form, generate_series(0, citizens - 1) i where i > 0 returning id),
  marriages as (
    insert into marriage_entry (book, number, year, unit_id, registered_on, source_system, recorded_at, verification,
                                mode, husband_id, husband_name, wife_id, wife_name)
    select 'KH-01', i, 2020, unit, day, source, recorded, verified, 'NEW',
           '0082' || lpad(i::text, 8, '0'), 'B', '0082' || lpad((i + 1)::text, 8, '0'), 'A'
    from form, generate_series(0, citizens / 2, 2) i returning id),
  deaths as (
    insert into death_entry (book, number, year, unit_id, registered_on, source_system, recorded_at, verification,
                             mode, deceased_id, deceased_name, sex)
    select 'KT-01', i, 2020, unit, day + 10, source, recorded, verified, 'NEW',
           '0082' || lpad(i::text, 8, '0'), 'A', 'FEMALE'
    from form, generate_series(0, citizens, 10) i returning id)
  insert into amendment (book, number, year, unit_id, registered_on, source_system, recorded_at, verification,
                         kind, origin, person_id, birth_entry_id, effective_on, changes)
  select 'TD-01', i, 2021, unit, day, source, recorded, verified, 'CORRECTION', 'REQUEST',
         '0082' || lpad(i::text, 8, '0'), null, day, '[]'
  from form, generate_series(4, citizens - 1, 4) i`;

const ask = async (count: number, selection: string): Promise<readonly unknown[]> => {
  const keys = Array.from({ length: count }, (_, index) => ({ id: idOf(index + 1) }));
  const { data, errors } = await register.entities('Citizen', keys, `{ civilStatus { ${selection} } }`);
  expect(errors).toBeUndefined();
  return (data as unknown as { readonly _entities: readonly unknown[] })._entities;
};

const STATE = ['birth_by_child', 'death_by_deceased', 'marriage_by_spouse'];

const OFFICER = `state birth { number year registeredAt { id } registeredOn verification }
                 marriages { number year spouses { id } } death { number registeredOn }`;

describe.each([1, CITIZENS - 1])('for %i citizens', (count) => {
  it('the officer’s query reads each of its three tables once', async () => {
    const sections = await ask(count, OFFICER);
    expect(sections).toHaveLength(count);
    expect(sections[0]).toEqual({
      civilStatus: {
        state: 'FOUND',
        birth: {
          number: '1',
          year: 1990,
          registeredAt: { id: '02524@2004-07-08' },
          registeredOn: '1990-02-01',
          verification: 'VERIFIED',
        },
        marriages: [{ number: '0', year: 2020, spouses: [{ id: idOf(0) }, { id: idOf(1) }] }],
        death: null,
      },
    });
    expect(register.statements.toSorted()).toEqual(STATE);
  });

  it('the commune page reads each of its three tables once', async () => {
    await ask(count, 'state birth { number year }');
    expect(register.statements.toSorted()).toEqual(STATE);
  });

  it('a field without the state reads its own table only', async () => {
    await ask(count, 'birth { number year }');
    expect(register.statements).toEqual(['birth_by_child']);
    register.statements.length = 0;
    await ask(count, 'marriages { number }');
    expect(register.statements).toEqual(['marriage_by_spouse']);
  });

  it('the content of the acts costs one more statement for each kind', async () => {
    await ask(
      count,
      `birth { childName { full } dateOfBirth father { name { full } } signer recordedAt amendedValues { base } }
       marriages { husband { name { full } } wife { name { full } } copiesIssued } death { cause sex notice { number } }`,
    );
    const content = count === 1 ? ['birth', 'marriage'] : ['birth', 'death', 'marriage'];
    expect(register.statements.toSorted()).toEqual(
      [...STATE, ...content.map((kind) => `${kind}_particulars`)].toSorted(),
    );
  });

  it('all lists together cost one statement each', async () => {
    await ask(
      count,
      `state births { id amendments { number } } marriages { end { reason } } deaths { id } guardianships { id signer }
       recognitions { id signer } amendments { number base { id } } birthsOfChildren { id }`,
    );
    expect(register.statements.toSorted()).toEqual(
      [
        ...STATE,
        'amendment_by_birth',
        'amendment_by_marriage',
        'amendment_by_person',
        'birth_by_parent',
        // A second time for spouses whom nobody asked about: their death would end the marriage.
        'death_by_deceased',
        'guardianship_by_citizen',
        'recognition_by_citizen',
      ].toSorted(),
    );
  });
});

it('only citizens without birth, marriage and death are searched for elsewhere, all in one statement', async () => {
  const strangers = Array.from({ length: 50 }, (_, index) => ({ id: idOf(90_000 + index) }));
  const { data } = await register.entities(
    'Citizen',
    [{ id: idOf(1) }, ...strangers],
    '{ civilStatus { state findings } }',
  );
  expect(data).toMatchObject({
    _entities: [
      { civilStatus: { state: 'FOUND' } },
      ...strangers.map(() => ({ civilStatus: { state: 'NONE', findings: [] } })),
    ],
  });
  expect(register.statements.toSorted()).toEqual([...STATE, 'civil_trace'].toSorted());
});

it('what fragments and aliases select is read as if it stood in place, and together', async () => {
  const { data, errors } = await register.execute(
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ...Person } }
     fragment Person on Citizen { civilStatus { ... on CivilStatusSection { first: birth { number } } ...Rest } }
     fragment Rest on CivilStatusSection { died: death { number } findings }`,
    { keys: [{ __typename: 'Citizen', id: idOf(10) }] },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [{ civilStatus: { first: { number: '10' }, died: { number: '10' }, findings: [] } }],
  });
  expect(register.statements.toSorted()).toEqual(STATE);
});

it('a field left out by @skip does no harm', async () => {
  const { data } = await register.execute(
    `query ($keys: [_Any!]!, $no: Boolean!) { _entities(representations: $keys) { ... on Citizen {
       civilStatus { birth { number } state @skip(if: $no) } } } }`,
    { keys: [{ __typename: 'Citizen', id: idOf(10) }], no: true },
  );
  expect(data).toEqual({ _entities: [{ civilStatus: { birth: { number: '10' } } }] });
});
