import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { FAMILY, insertFamily } from './family.ts';
import { BINH_THUAN, insert, startPopulation } from './register.ts';

/** A file whose head is no member, and one that names a head whom nobody knows. */
const FILES = {
  strangeHead: 'HS-02524-0002',
  unknownHead: 'HS-02524-0003',
  noHead: 'HS-02524-0004',
} as const;

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(async (pool) => {
    await insertFamily(pool);
    const file = { unitId: BINH_THUAN, address: 'Tổ 6' };
    await insert(pool, 'household', [
      { fileNumber: FILES.strangeHead, headId: FAMILY.wifesMother, ...file },
      { fileNumber: FILES.unknownHead, headId: '008099999999', ...file, closedOn: '2025-12-31' },
      { fileNumber: FILES.noHead, ...file },
    ]);
  });
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

const HOUSEHOLD = `query ($fileNumber: ID!) { household(fileNumber: $fileNumber) {
  fileNumber closedOn head { id name { given } } members { relation { code } since until citizen { id } }
  formerMembers { relation { name } since until deletionReason { code } citizen { id lifeStatus } }
  residence { kind unit { name } address since until verification } populationRecord { source { code } } } }`;

it('a residence file shows its head, members, those who left, and its address', async () => {
  const { data } = await register.execute(HOUSEHOLD, { fileNumber: FAMILY.file });
  const member = (id: string, code: string) => ({
    relation: { code },
    since: '2012-03-01',
    until: null,
    citizen: { id },
  });
  expect(data).toEqual({
    household: {
      fileNumber: FAMILY.file,
      closedOn: null,
      head: { id: FAMILY.husband, name: { given: 'Hoà' } },
      members: [
        member(FAMILY.husband, '01'),
        member(FAMILY.wife, '02'),
        member(FAMILY.daughter, '04'),
        member(FAMILY.son, '04'),
      ],
      formerMembers: [
        {
          relation: { name: 'Anh, chị, em ruột' },
          since: '2012-03-01',
          until: '2019-12-31',
          deletionReason: { code: '01' },
          citizen: { id: FAMILY.brother, lifeStatus: 'MISSING' },
        },
      ],
      residence: {
        kind: 'PERMANENT',
        unit: { name: 'Bình Thuận' },
        address: 'Tổ 5',
        since: '2012-03-01',
        until: null,
        verification: 'VERIFIED',
      },
      populationRecord: { source: { code: 'RESIDENCE' } },
    },
  });
});

it('the head is found among the members, without a SELECT of its own', async () => {
  await register.execute(
    `{ citizen(id: "${FAMILY.wife}") { household { head { id name { full } } members { citizen { id } } } } }`,
  );
  expect(register.statements).toEqual(['person_by_id', 'person_by_household']);
});

it('a head who is no member, or whom nobody knows, is named all the same; a file may have none', async () => {
  const { data, errors } = await register.execute(
    `{ strange: household(fileNumber: "${FILES.strangeHead}") { head { id name { full } } members { since } }
       unknown: household(fileNumber: "${FILES.unknownHead}") { head { id name { full } } closedOn residence { until } }
       none: household(fileNumber: "${FILES.noHead}") { head { id } members { since } formerMembers { since } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    strange: { head: { id: FAMILY.wifesMother, name: { full: 'Sùng Thị Dở' } }, members: [] },
    unknown: {
      head: { id: '008099999999', name: null },
      closedOn: '2025-12-31',
      residence: { until: '2025-12-31' },
    },
    none: { head: null, members: [], formerMembers: [] },
  });
});

it('a number of no file is NOT_FOUND for a query, and null for another register', async () => {
  expect(await register.execute(HOUSEHOLD, { fileNumber: 'HS-0' })).toMatchObject({
    data: { household: null },
    errors: [{ path: ['household'], extensions: { code: 'NOT_FOUND' } }],
  });
  const { data } = await register.entities(
    'Household',
    [{ fileNumber: 'HS-0' }, { fileNumber: FAMILY.file }],
    '{ fileNumber head { id } }',
  );
  expect(data).toEqual({ _entities: [null, { fileNumber: FAMILY.file, head: { id: FAMILY.husband } }] });
});

it('many households cost one SELECT a table', async () => {
  const files = [FAMILY.file, ...Object.values(FILES)].map((fileNumber) => ({ fileNumber }));
  await register.entities(
    'Household',
    files,
    '{ members { citizen { id } } formerMembers { since } residence { address } }',
  );
  expect(register.statements.toSorted()).toEqual([
    'former_member_by_household',
    'household_by_number',
    'person_by_household',
    'person_by_id',
  ]);
});
