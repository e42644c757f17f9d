import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { plansOffIndex } from '../../support/plans-off-index.ts';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { startPopulation } from './register.ts';

/** Forty thousand people in 124 communes, a quarter as many households, and histories of every tenth. */
const PEOPLE = 40_000;
const COMMUNES = loadAdministrativeUnits()
  .communesUnder('08@2025-07-01')
  .map(({ id }) => id);

const sent: Sent[] = [];
let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(fill, (_, text, values) => sent.push({ text, values: [...values] }));
});
afterAll(() => register.close());

async function fill(pool: Pool): Promise<void> {
  const record = `'NPDB', '2021-07-01', 'VERIFIED'`;
  await pool.query(
    `insert into household (file_number, head_id, unit_id, address, source_system, recorded_at, verification)
     select 'HS-' || h, ${id('4 * h')}, ($1::text[])[1 + h % $2::int], 'Tổ 1', ${record} from generate_series(0, $3::int) h`,
    [COMMUNES, COMMUNES.length, PEOPLE / 4],
  );
  await pool.query(
    `insert into person (id, full_name, search_key, spelling_key, sex, date_of_birth, ethnicity_code, life_status, father_id, mother_id,
       spouse_id, legal_representative_id, household_number, permanent_unit_id, source_system, recorded_at, verification)
     select ${id('i')}, 'Họ ' || i % 50 || ' Tên ' || i % 3000, 'ho ' || i % 50 || ' ten ' || i % 3000, 'họ ' || i % 50 || ' tên ' || i % 3000, 'MALE',
       (1930 + i % 95)::text || case when i % 4 = 0 then '' else '-' || lpad((1 + i % 12)::text, 2, '0') || '-01' end,
       '02', 'ALIVE', case when i % 2 = 0 then ${id('i + 1')} end, case when i % 2 = 0 then ${id('i + 2')} end,
       ${id('i + 3')}, case when i % 10 = 0 then ${id('i + 1')} end, 'HS-' || i / 4,
       case when i % 100 <> 1 then ($1::text[])[1 + (i / 4) % $2::int] end, ${record}
     from generate_series(0, $3::int - 1) i`,
    [COMMUNES, COMMUNES.length, PEOPLE],
  );
  for (const [table, columns, values] of [
    ['residence', 'kind', `'TEMPORARY'`],
    ['former_identity_card', 'number, status', `'070000001', 'REPLACED'`],
    ['relative_without_id', 'role, full_name', `'FATHER', 'Nguyễn Văn A'`],
    ['former_household_member', 'household_number, until', `'HS-' || i / 4, '2024-01-01'`],
  ]) {
    await pool.query(
      `insert into ${table} (person_id, ${columns}, source_system, recorded_at, verification)
       select ${id('i')}, ${values}, ${record} from generate_series(0, $1::int - 1, 5) i`,
      [PEOPLE],
    );
  }
  await pool.query('vacuum (analyze)');
}

function id(number: string): string {
  return `'0080' || lpad((${number})::text, 8, '0')`;
}

const CITIZEN = '008000000400';
const QUERIES: readonly (readonly [name: string, query: string])[] = [
  [
    'a citizen with everything',
    `{ citizen(id: "${CITIZEN}") { name { full } religion { code } father { name { full } } children { id } represented { id }
       household { head { id } members { since } formerMembers { since } } residences { kind }
       formerIdentityCards { number } relativesWithoutId { role } } }`,
  ],
  [
    'a page of a commune',
    `{ administrativeUnit(code: "02524") { citizens(first: 100) { edges { node { id } } } } }`,
  ],
  [
    'a page of the province',
    `{ administrativeUnit(code: "08") { citizens(first: 100) { edges { node { id } } } } }`,
  ],
  [
    'the figures of a commune',
    `{ administrativeUnit(code: "02524") { citizens { totalCount } population { persons households bySex { persons } } } }`,
  ],
  [
    'the residents whom a figure counted',
    `{ administrativeUnit(code: "02524") { citizens(sex: MALE, ageFrom: 30, ethnicity: "02") { totalCount edges { node { id } } } } }`,
  ],
  [
    'the households of the province',
    `{ administrativeUnit(code: "08") { households(first: 100) { totalCount edges { node { fileNumber } } } } }`,
  ],
  [
    'the people who live nowhere',
    `{ citizensWithoutResidence(first: 100) { totalCount edges { node { id } } } }`,
  ],
  ['a search by name and date', search('name: "ho 7 ten 57", dateOfBirth: "1987"')],
  ['a search by name and commune', search('name: "ho 7 ten 57", unit: "02524"')],
  ['a search by name and province', search('name: "57 ho", unit: "08"')],
  ['a search by date and commune', search('dateOfBirth: "1987", unit: "02524"')],
  ['a search by date and province', search('dateOfBirth: "1987-09-01", unit: "08"')],
  ['a search by all three', search('name: "ho 7", dateOfBirth: "1987", unit: "02524"')],
];

function search(criteria: string): string {
  return `{ searchCitizens(${criteria}) { totalCount edges { node { id } } } }`;
}

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

it.each(QUERIES)('%s never walks through a table', async (_, query) => {
  sent.length = 0;
  const { errors } = await register.execute(query);
  expect(errors).toBeUndefined();
  expect(sent.length).toBeGreaterThan(0);
  for (const { text, values } of sent) expect(await plansOffIndex(register.pool, text, values)).toEqual([]);
});

it('a search by a name that everybody has walks through the index of names', async () => {
  sent.length = 0;
  await register.execute(`{ searchCitizens(name: "ho", unit: "08") { edges { node { id } } } }`);
  const walk = sent.find(({ text }) => text.includes('offset 0'))?.text ?? '';
  // Sessions use generic plans; one for these values would think that nobody fits.
  const { rows } = await register.pool.query<Record<'QUERY PLAN', string>>(`explain (generic_plan) ${walk}`);
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
    /^Limit.*\n +-> +Subquery Scan.*\n +Filter.*\n +-> +Index Scan using person_search /,
  );
});
