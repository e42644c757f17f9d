import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { IN_ENGLISH } from '../support/english.ts';
import { startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

interface Told {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly locations: readonly object[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

async function ask(query: string, variables: object = {}): Promise<Told> {
  const response = await fetch(federation.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...IN_ENGLISH },
    body: JSON.stringify({ query, variables }),
  });
  return { errors: [], ...((await response.json()) as Partial<Told>) } as Told;
}

/** Of each error with a path: argument, what it begins with, and its places in the text; in order of the paths. */
function tell({ errors }: Told) {
  const placed = errors.filter(({ path }) => path !== undefined);
  const told = placed.map(({ path = [], message, locations, extensions: { code, argument } }) => ({
    path: path.join('.'),
    code,
    argument,
    message: message.split(';')[0],
    locations,
  }));
  return told.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

const AN = { name: { full: 'Nguyễn Văn An' } };
const GOOD = 'good: citizen(id: "008090990001") { name { full } }';

describe('one bad value among fields that are fetched together', () => {
  it('costs its own field, as a literal', async () => {
    const told = await ask(`{ ${GOOD} bad: citizen(id: "1") { id } }`);
    expect(told.data).toEqual({ good: AN, bad: null });
    expect(tell(told)).toEqual([
      {
        path: 'bad',
        code: 'BAD_USER_INPUT',
        argument: 'id',
        message: 'id: CitizenId has 1 digit',
        locations: [{ line: 1, column: 72 }],
      },
    ]);
  });

  it('costs its own field, as a variable, whose uses are all told', async () => {
    const told = await ask(
      `query ($bad: CitizenId!, $good: CitizenId!) {
        a: citizen(id: $bad) { id }
        b: citizen(id: $good) { name { full } }
        c: citizen(id: $bad) { name { full } }
      }`,
      { good: '008090990001', bad: '08' },
    );
    expect(told.data).toEqual({ a: null, b: AN, c: null });
    expect(tell(told)).toMatchObject([
      { path: 'a', argument: 'id', locations: [{ line: 2, column: 24 }] },
      { path: 'c', argument: 'id', locations: [{ line: 4, column: 24 }] },
    ]);
  });

  it('costs its own field, as a literal of another kind', async () => {
    const told = await ask(`{ ${GOOD} bad: citizen(id: 8090990001) { id } }`);
    expect(told.data).toEqual({ good: AN, bad: null });
    expect(tell(told)).toMatchObject([
      { path: 'bad', message: 'id: CitizenId is of kind int, not a string' },
    ]);
  });

  it('is told beside every other one, each by its own name', async () => {
    const told = await ask(`{ ${GOOD}
      bad: citizen(id: "1") { id }
      unit: administrativeUnit(code: "8") { name }
      when: administrativeUnit(code: "02524", asOf: "14/03/1990") { name }
      known: administrativeUnit(code: "02524") { code }
    }`);
    expect(told.data).toEqual({ good: AN, bad: null, unit: null, when: null, known: { code: '02524' } });
    expect(tell(told)).toMatchObject([
      {
        path: 'bad',
        argument: 'id',
        message: 'id: CitizenId has 1 digit',
        locations: [{ line: 2, column: 24 }],
      },
      { path: 'unit', argument: 'code', message: 'code: AdministrativeCode has 1 digit' },
      { path: 'when', argument: 'asOf', message: 'asOf: Date "14/03/1990" is no date' },
    ]);
    const when = told.errors.find(({ path }) => path?.[0] === 'when');
    expect(when?.extensions['nextStep']).toContain('"1990-03-14"');
  });

  it('costs its own field inside an entity that other registers answer for', async () => {
    const query = `query ($to: Date!) { administrativeUnit(code: "02524") { name
      ok: civilEvents(from: "2024-01-01", to: "2024-12-31") { births }
      ko: civilEvents(from: "2024-01-01", to: $to) { births }
      landCoverage(asOf: "2024") { state }
      population { persons } } }`;
    const told = await ask(query, { to: '2024-02-30' });
    expect(told.data).toMatchObject({
      administrativeUnit: {
        ok: { births: expect.any(Number) },
        ko: null,
        landCoverage: null,
        population: { persons: expect.any(Number) },
      },
    });
    expect(tell(told)).toMatchObject([
      { path: 'administrativeUnit.ko', argument: 'to', locations: [{ line: 3, column: 47 }] },
      { path: 'administrativeUnit.landCoverage', argument: 'asOf', locations: [{ line: 4, column: 26 }] },
    ]);
  });

  it('costs its own field in each of a list of entities, and inside a fragment', async () => {
    const told = await ask(`
      { administrativeUnit(code: "08") { children { code ...Events } } }
      fragment Events on AdministrativeUnit {
        civilEvents(from: "2024-01-01", to: "x") { births } population { persons } }`);
    const { children } = (told.data as Record<string, { children: Record<string, unknown>[] }>)[
      'administrativeUnit'
    ]!;
    expect(children.every(({ civilEvents, population }) => civilEvents === null && population)).toBe(true);
    expect(told.errors.length).toBeGreaterThan(20);
    expect(tell(told)[0]).toMatchObject({
      path: 'administrativeUnit.children.0.civilEvents',
      argument: 'to',
      locations: [{ line: 4, column: 45 }],
    });
  });
});

describe('an error', () => {
  test.each([
    ['vehicle(plate: "22A00000") { id }', 'NOT_FOUND', 'plate', 18],
    ['vehicleByChassis(chassis: "RLXXXXXXXXXXXXXX1") { id }', 'NOT_FOUND', 'chassis', 29],
    ['vehicleLookup(engine: "X1") { state }', 'BAD_USER_INPUT', 'engine', 25],
    ['vehicleLookup { state }', 'BAD_USER_INPUT', undefined, 3],
    ['searchCitizens(name: "a") { totalCount }', 'BAD_USER_INPUT', undefined, 3],
    ['civilEntry(book: "NCN-01", number: "1", year: 2020, unit: "02524") { id }', 'FORBIDDEN', 'book', 20],
    ['citizen(id: "008090990999") { id }', 'NOT_FOUND', 'id', 15],
  ])(
    'of { %s } says where in the text, and which argument if one is to blame',
    async (field, code, argument, column) => {
      expect(tell(await ask(`{ ${field} }`))).toMatchObject([
        { code, argument, locations: [{ line: 1, column }] },
      ]);
    },
  );

  test('inside an entity says where, each field for itself', async () => {
    const told = await ask(`{ administrativeUnit(code: "08") {
      landParcels { totalCount }
      landCoverage(asOf: "1990-01-01") { state } } }`);
    expect(tell(told)).toMatchObject([
      {
        path: 'administrativeUnit.landCoverage',
        code: 'NOT_HELD',
        argument: 'asOf',
        locations: [{ line: 3 }],
      },
      { path: 'administrativeUnit.landParcels', code: 'BAD_USER_INPUT', locations: [{ line: 2, column: 7 }] },
    ]);
  });

  test('of a value that is null for a required variable says what to send', async () => {
    const { errors } = await ask('query ($i: CitizenId!) { citizen(id: $i) { id } }', { i: null });
    expect(errors[0]).toMatchObject({
      message: 'Variable "$i" of non-null type "CitizenId!" must not be null.',
      locations: [{ line: 1, column: 8 }],
      extensions: {
        code: 'BAD_USER_INPUT',
        nextStep: expect.stringMatching(
          /^Send the variable "\$i" with a value of CitizenId!: Personal ID: 12 digits/,
        ),
      },
    });
  });

  test.each([
    ['3/1990', 'Write "1990-03"'],
    ['14 03 1990', 'Write "1990-03-14"'],
    ['1990/03/14', 'Write "1990-03-14"'],
    ['31/02/1990', 'month 02 of 1990 has 28 days'],
    ['14/3/90', 'all four digits of the year'],
    ['00/00/1990', 'Leave out what is not known'],
    ['spring', 'Write it as YYYY, YYYY-MM or YYYY-MM-DD'],
  ])('of the date %s says how to write it', async (date, nextStep) => {
    const { errors } = await ask(
      'query ($d: PartialDate) { searchCitizens(name: "an", dateOfBirth: $d) { totalCount } }',
      {
        d: date,
      },
    );
    expect(errors[0]?.extensions).toMatchObject({ argument: 'dateOfBirth' });
    expect(errors[0]?.extensions['nextStep']).toContain(nextStep);
  });
});

test('spaces around a value are no fault of it', async () => {
  expect((await ask('{ citizen(id: " 008090990001 ") { name { full } } }')).data).toEqual({ citizen: AN });
});

test('a bad value is told alike cold, warm and where answers come in excerpts', async () => {
  const query = `query Warm($id: CitizenId!) { ${GOOD} other: citizen(id: $id) { id vehicles { state } } }`;
  const cold = await ask(query, { id: '1' });
  for (let run = 0; run < 40; run += 1) {
    const { data, errors } = await ask(query, { id: '008192990002' });
    expect([data?.['other'], errors]).toEqual([
      { id: '008192990002', vehicles: { state: expect.any(String) } },
      [],
    ]);
  }
  const warm = await ask(query, { id: '1' });
  expect([warm.data, tell(warm)]).toEqual([cold.data, tell(cold)]);
  expect(cold.data).toEqual({ good: AN, other: null });
  expect(tell(cold)).toMatchObject([{ path: 'other', argument: 'id' }]);
});
