import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { searchKey, spellingKey } from '../../subgraphs/shared/text/search-key.ts';
import type { SubgraphUnderTest } from '../support/subgraph.ts';
import { BINH_THUAN, insertPeople, person, startPopulation } from '../subgraphs/population/register.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation();
});
afterAll(() => register.close());

interface Found {
  readonly state: string;
  readonly hint: string | null;
  readonly hintEn: string | null;
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly node: { readonly id: string; readonly name: { readonly full: string } };
  }[];
}

async function search(criteria: object): Promise<Found> {
  const { data, errors } = await register.execute(
    `query ($name: String, $dateOfBirth: PartialDate, $unit: AdministrativeCode, $first: Int, $after: String) {
      searchCitizens(name: $name, dateOfBirth: $dateOfBirth, unit: $unit, first: $first, after: $after) {
        state hint hintEn totalCount pageInfo { hasNextPage endCursor } edges { node { id name { full } } } } }`,
    criteria,
  );
  expect(errors).toBeUndefined();
  return (data as unknown as { searchCitizens: Found }).searchCitizens;
}

async function namesOf(criteria: object): Promise<readonly string[]> {
  return (await search({ first: 100, ...criteria })).edges.map(({ node }) => node.name.full);
}

describe('in a commune, in a year and in the province, a name is found', () => {
  const NAMES = [
    'Giàng A Páo',
    'Giàng A Pao',
    'Giàng Thị Páo',
    'Nguyễn Văn An',
    'Nguyễn Thị Ánh',
    'Nguyễn Thị Anh',
    'Nguyễn Thị Ảnh',
    'Nguyễn Thị Ánh Tuyết',
    'Đỗ Văn Đạt',
  ];
  beforeAll(() =>
    insertPeople(
      register.pool,
      NAMES.map((name, at) =>
        person(`00818500000${at}`, name, { dateOfBirth: '1985-05-17', permanentUnitId: BINH_THUAN }),
      ),
    ),
  );

  describe.each([
    { unit: '02524' },
    { dateOfBirth: '1985' },
    { unit: '08' },
    { unit: '08', dateOfBirth: '1985' },
  ])('by %j and', (other) => {
    it.each([
      ['the given name alone', 'páo', ['Giàng A Páo', 'Giàng Thị Páo', 'Giàng A Pao']],
      ['words from its end', 'Văn An', ['Nguyễn Văn An']],
      ['words in another order', 'an nguyen', ['Nguyễn Văn An']],
      ['an unfinished word', 'giang a p', ['Giàng A Páo', 'Giàng A Pao']],
      ['words with others between them', 'giang pao', ['Giàng A Páo', 'Giàng A Pao', 'Giàng Thị Páo']],
      [
        'its exact spelling, which comes first, then the same letters, then the rest',
        'Nguyễn Thị Ánh',
        ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh Tuyết', 'Nguyễn Thị Anh', 'Nguyễn Thị Ảnh'],
      ],
      [
        'the spelling of an unfinished word',
        'Nguyễn Thị Án',
        ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh Tuyết', 'Nguyễn Thị Anh', 'Nguyễn Thị Ảnh'],
      ],
      ['a tone on an unfinished word', 'Giàng Pá', ['Giàng A Páo', 'Giàng Thị Páo', 'Giàng A Pao']],
      ['Ð of another alphabet', '\u00D0ỗ Văn \u0189ạt', ['Đỗ Văn Đạt']],
      ['d for đ', 'do van dat', ['Đỗ Văn Đạt']],
      ['characters that nobody sees', '\uFEFFĐỗ\u200B Văn Đ\u00ADạt\u200D ', ['Đỗ Văn Đạt']],
      ['marks apart from their letters', 'Đỗ Văn Đạt'.normalize('NFD'), ['Đỗ Văn Đạt']],
    ])('%s', async (_, name, expected) => {
      const found = await namesOf({ ...other, name });
      const tail = found.slice(expected.length);
      expect(found.slice(0, expected.length)).toEqual(expected);
      expect(tail.filter((full) => expected.includes(full))).toEqual([]);
    });
  });

  it.each(['nguyen nguyen', 'Nguyễn Thị Ánh N', 'páo páo', 'an a van nguyen'])(
    'a word of a name answers to one word typed, so that "%s" finds nobody',
    async (name) => {
      for (const other of [{ unit: '02524' }, { unit: '08' }, { dateOfBirth: '1985' }]) {
        expect(await search({ ...other, name })).toMatchObject({ state: 'NONE', totalCount: 0, edges: [] });
      }
    },
  );

  it('nobody is found without a hint for each criterion, each language in a field of its own', async () => {
    const nobody = await search({ name: 'Hoàng Phi Hồng', unit: '02524', dateOfBirth: '1985-05-17' });
    expect(nobody.edges).toEqual([]);
    expect(nobody.hint).toMatch(/ít từ hơn.*năm sinh.*mã tỉnh/);
    expect(nobody.hint).not.toMatch(/ · |province/);
    expect(nobody.hintEn).toMatch(/fewer words.*year of birth.*province/);
    expect(nobody.hintEn).not.toMatch(/ · |tỉnh/);
    expect(await search({ name: 'giang', unit: '02524' })).toMatchObject({ hint: null, hintEn: null });
  });

  it.each(['01', '00070'])(
    'of unit %s the hint says what the state says: its people are elsewhere',
    async (unit) => {
      const elsewhere = await search({ name: 'páo', dateOfBirth: '1985-05-17', unit });
      expect(elsewhere).toMatchObject({ state: 'NOT_OF_THIS_REGISTER', totalCount: null });
      expect(elsewhere.hint).toMatch(/^Đơn vị này thuộc tỉnh khác[^.]*\.$/);
      expect(elsewhere.hintEn).toMatch(/^The unit lies in another province[^.]*\.$/);
    },
  );

  it('a province where nobody lives is answered with nobody', async () => {
    expect(await namesOf({ name: 'nguyen', unit: '01' })).toEqual([]);
  });
});

describe('among many who share words', () => {
  const COMMUNES = loadAdministrativeUnits()
    .communesUnder('08@2025-07-01')
    .slice(0, 3)
    .map(({ id }) => id);
  const SURNAMES = ['Nguyễn', 'Vũ', 'Vụ', 'Thi', 'Án'];
  const MIDDLES = ['Thị', 'Thi', 'Văn', ''];
  const GIVEN = ['Ánh', 'Anh', 'Ảnh', 'Thị', 'Tha', 'Ngà', 'Án', 'Anh Vũ'];
  const PEOPLE = Array.from({ length: 14_000 }, (_, i) => {
    const words = [SURNAMES[i % 7] ?? 'Nguyễn', MIDDLES[i % 4], GIVEN[i % 29] ?? 'Ánh'];
    return { id: `0020850${String(10_000 + i)}`, name: words.filter((word) => word !== '').join(' ') };
  });

  beforeAll(async () => {
    await register.pool.query('delete from person');
    await register.pool.query(
      `insert into person (id, full_name, search_key, spelling_key, sex, life_status, permanent_unit_id, source_system, recorded_at, verification)
       select *, 'UNKNOWN', 'ALIVE', ($5::text[])[1 + (row_number() over ())::int % 3], 'NPDB', now(), 'VERIFIED'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      [
        PEOPLE.map(({ id }) => id),
        PEOPLE.map(({ name }) => name),
        PEOPLE.map(({ name }) => searchKey(name)),
        PEOPLE.map(({ name }) => spellingKey(name)),
        COMMUNES,
      ],
    );
    await register.pool.query('vacuum (analyze) person');
  });

  /** Whether each word typed has a word of its own in a name, the last perhaps by another test. */
  function fits(
    typed: readonly string[],
    name: readonly string[],
    isLast: (word: string) => boolean,
  ): boolean {
    const left = [...name];
    for (const word of typed.slice(0, -1)) {
      if (!left.includes(word)) return false;
      left.splice(left.indexOf(word), 1);
    }
    return left.some(isLast);
  }

  /** The specification in a few lines: who matches, and in what order. */
  function expected(typed: string): readonly string[] {
    const [letters, spelled] = [searchKey(typed).split(' '), spellingKey(typed).split(' ')];
    const [last, spelledLast] = [letters.at(-1) as string, spelled.at(-1) as string];
    const [base = '', tone = ''] = spelledLast.split('\u00B4');
    const isMarked = spellingKey(typed) !== searchKey(typed);
    const ranked = PEOPLE.flatMap(({ id, name }) => {
      const [key, spelling] = [searchKey(name), spellingKey(name)];
      const [words, written] = [key.split(' '), spelling.split(' ')];
      const ways = [
        fits(spelled, written, (word) => word === spelledLast),
        fits(letters, words, (word) => word === last),
        isMarked && fits(spelled, written, (word) => word.startsWith(base) && word.endsWith(tone)),
        fits(letters, words, (word) => word.startsWith(last)),
      ];
      if (!ways.includes(true)) return [];
      const begins = letters.slice(0, -1).includes(words[0] as string) || key.startsWith(last);
      return [[ways.indexOf(true), key === searchKey(typed) ? 0 : begins ? 1 : 2, key, id] as const];
    });
    return ranked.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(([, , , id]) => id);
  }

  const order = ([fit, position, key, id]: readonly [number, number, string, string]) =>
    `${fit}${position}${key}\u0000${id}`;

  it.each([
    'nguyen',
    'Nguyễn',
    'n',
    'thị',
    'ánh',
    'Vũ',
    'vu anh',
    'ánh nguyễn',
    'thi n',
    'a',
    'nguyen n',
    'án thị',
    'nguyễn á',
    'Nguyễn Thị Án',
    'Nguyễn Thị A',
    'Vũ Thị Ánh N',
    'nguyen nguyen',
    'thị thị',
    'thi thi thi',
    'vu anh vu',
    'an a',
  ])('"%s" finds the same page by page, ranked as specified', async (typed) => {
    const all = expected(typed);
    let after: string | null = null;
    const found: string[] = [];
    do {
      const page: Found = await search({ name: typed, unit: '08', first: 97, after });
      found.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage && found.length < 600 ? page.pageInfo.endCursor : null;
      expect(page.totalCount).toBe(all.length > 10_000 ? null : all.length);
    } while (after !== null);
    expect(found).toEqual(all.slice(0, found.length));
    expect(found.length).toBeGreaterThanOrEqual(Math.min(all.length, 600));
  });

  it('a page may begin after anybody: nobody is left out, nobody comes twice', async () => {
    const typed = fc.constantFrom('nguyen thi', 'nguyễn á', 'thi thi', 'anh n', 'thi', 'ánh thị', 'a');
    await fc.assert(
      fc.asyncProperty(typed, fc.integer({ min: 1, max: 100 }), async (name, first) => {
        const page = await search({ name, unit: '08', first });
        const next = await search({ name, unit: '08', first, after: page.pageInfo.endCursor });
        const found = [...page.edges, ...next.edges].map(({ node }) => node.id);
        expect(found).toEqual(expected(name).slice(0, found.length));
      }),
      { numRuns: 20 },
    );
  });
});
