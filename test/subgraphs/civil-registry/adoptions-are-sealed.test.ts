import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSON, startRegister, type RegisterUnderTest } from './register.ts';

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
  await register.adoption({
    adopted_id: PERSON.chi,
    adoptive_father_id: PERSON.binh,
    number: '1',
    year: 2020,
  });
});
afterAll(() => register.close());

describe.each([
  ['of an adopted child', PERSON.chi],
  ['of an adoptive father', PERSON.binh],
  ['of somebody without any adoption', PERSON.nobody],
])('the adoptions %s', (_, id) => {
  it('are refused in the same words, without reading, while the rest of the section answers', async () => {
    register.statements.length = 0;
    const { data, errors } = await register.entities(
      'Citizen',
      [{ id }],
      '{ civilStatus { adoptions { adoptedName { full } } birthsOfChildren { id } } }',
    );
    expect(data).toEqual({ _entities: [{ civilStatus: { adoptions: null, birthsOfChildren: [] } }] });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^Adoptions are sealed: the link .* nobody has the right to read here\.$/,
        ),
        path: ['_entities', 0, 'civilStatus', 'adoptions'],
        extensions: {
          code: 'FORBIDDEN',
          reason: 'ADOPTION_SEALED',
          nextStep: expect.stringContaining('commune'),
        },
      },
    ]);
    expect(register.statements).toEqual(['birth_by_parent']);
  });
});

it.each(['1', '2'])(
  'number %s of the book of adoptions is refused, whether it exists or not',
  async (number) => {
    register.statements.length = 0;
    const { data, errors } = await register.execute(
      `{ civilEntry(book: "NCN-01", number: "${number}", year: 2020, unit: "02524") { id } }`,
    );
    expect(data).toEqual({ civilEntry: null });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect(register.statements).toEqual([]);
  },
);
