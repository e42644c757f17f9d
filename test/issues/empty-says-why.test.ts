import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

const ask = (query: string) => federation.gateway.query(query);
const PERIOD = 'from: "2025-01-01", to: "2025-12-31"';

describe('a unit of another province has no figures, rather than zero of everything', () => {
  it('in any summary', async () => {
    const { data, errors } = await ask(`{ administrativeUnit(code: "01") {
      population { state persons households } vehicles { state total filesHeldElsewhere unassigned inspectionOverdue }
      civilEvents(${PERIOD}) { state births marriages deaths unassigned { births } }
      landCoverage { state parcelsCertified parcelsDigitised unassigned rate clean live communes recordedAt } } }`);
    const state = 'NOT_OF_THIS_REGISTER';
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      administrativeUnit: {
        population: { state, persons: null, households: null },
        vehicles: { state, total: null, filesHeldElsewhere: null, unassigned: null, inspectionOverdue: null },
        civilEvents: { state, births: null, marriages: null, deaths: null, unassigned: { births: null } },
        landCoverage: {
          state,
          parcelsCertified: null,
          parcelsDigitised: null,
          unassigned: null,
          rate: null,
          clean: null,
          live: null,
          communes: null,
          recordedAt: null,
        },
      },
    });
  });

  it('nor in any list', async () => {
    const list = '{ state totalCount edges { cursor } }';
    const { data, errors } =
      await ask(`{ administrativeUnit(code: "00004") { citizens ${list} households ${list}
      landParcels ${list} vehicles { items ${list} } civilEvents(${PERIOD}) { birthEntries ${list} } }
      searchCitizens(name: "nguyen", unit: "01") { state totalCount }
      landParcels(unit: "00004", sheet: "1", number: "1") { state } }`);
    const unknown = { state: 'NOT_OF_THIS_REGISTER', totalCount: null, edges: [] };
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      administrativeUnit: {
        citizens: unknown,
        households: unknown,
        landParcels: unknown,
        vehicles: { items: unknown },
        civilEvents: { birthEntries: unknown },
      },
      searchCitizens: { state: 'NOT_OF_THIS_REGISTER', totalCount: null },
      landParcels: { state: 'NOT_OF_THIS_REGISTER' },
    });
  });
});

it('a commune whose land is not digitised has a list that says so, not an empty one of length zero', async () => {
  const { data } = await ask(
    `{ administrativeUnit(code: "00700") { landCoverage { state } landParcels { state totalCount }
      unassigned: landParcels(unassigned: true) { state totalCount }
      ended: landParcels(current: false) { state totalCount } } }`,
  );
  const unknown = { state: 'NOT_DIGITISED', totalCount: null };
  expect(data).toEqual({
    administrativeUnit: {
      landCoverage: { state: 'NOT_DIGITISED' },
      landParcels: unknown,
      unassigned: unknown,
      ended: unknown,
    },
  });
});

it('every section of a unit that ended says that it did', async () => {
  const { data, errors } = await ask(`{ administrativeUnit(code: "02524", asOf: "2025-06-30") { name
    citizens { totalCount } households { totalCount } population { persons } vehicles { total }
    landCoverage { rate } landParcels { totalCount } civilEvents(${PERIOD}) { state } } }`);
  expect(data).toMatchObject({
    administrativeUnit: { name: 'Đội Cấn', citizens: null, civilEvents: { state: expect.any(String) } },
  });
  const fields = ['citizens', 'households', 'population', 'vehicles', 'landCoverage', 'landParcels'];
  expect(errors?.map(({ path }) => path?.at(-1)).toSorted()).toEqual(fields.toSorted());
  for (const { extensions } of errors ?? []) {
    expect(extensions).toMatchObject({
      code: 'NOT_IN_FORCE',
      nextStep: expect.stringContaining('Phường Bình Thuận (02524)'),
    });
  }
});

describe('an unknown certificate', () => {
  it('is not told from one that is on paper only, and the look-up says how many those are', async () => {
    const { data, errors } = await ask(
      '{ landCertificateLookup(serial: "ZZ 00000000") { state certificate { serial } coverage { parcelsCertified rate } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      landCertificateLookup: {
        state: 'NOT_DIGITISED',
        certificate: null,
        coverage: { parcelsCertified: expect.any(Number), rate: expect.any(Number) },
      },
    });
  });

  it('is found by the look-up where it is there', async () => {
    const { data } = await ask(
      '{ landCertificateLookup(serial: "dz 99000001") { state certificate { serial } } }',
    );
    expect(data).toEqual({
      landCertificateLookup: { state: 'FOUND', certificate: { serial: 'DZ99000001' } },
    });
  });
});

it('a parcel that is not in the database may be on paper, and the look-up says how many are', async () => {
  const { data, errors } = await ask(
    `{ landParcels(unit: "02524", sheet: "999", number: "999") { state coverage { state rate } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    landParcels: { state: 'NOT_DIGITISED', coverage: { state: 'FOUND', rate: expect.any(Number) } },
  });
});

describe('of a time without data', () => {
  it('before the first books no events are counted, rather than none', async () => {
    const { data, errors } = await ask(
      `{ administrativeUnit(code: "08") { civilEvents(from: "1850-01-01", to: "1855-01-01") { state births asOf
        deathEntries { state totalCount } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      administrativeUnit: {
        civilEvents: {
          state: 'NOT_DIGITISED',
          births: null,
          deathEntries: { state: 'NOT_DIGITISED', totalCount: null },
        },
      },
    });
  });

  it.each([
    [
      'administrativeUnit(code: "08") { civilEvents(from: "9997-01-01", to: "9999-01-01") { births } }',
      'from',
      'Give `from`',
    ],
    ['administrativeUnits(asOf: "1990-01-01") { code }', 'asOf', 'from 2004-07-08 on'],
  ])('%s is an error with a day that has an answer', async (field, argument, nextStep) => {
    const { errors } = await ask(`{ ${field} }`);
    expect(errors).toMatchObject([
      { extensions: { code: 'NOT_HELD', argument, nextStep: expect.stringContaining(nextStep) } },
    ]);
  });

  it.each([
    ['administrativeUnit(code: "02524", asOf: "%") { id }'],
    ['administrativeUnits(parent: "08", asOf: "%") { id }'],
    ['landParcels(unit: "02521", sheet: "1", number: "1", asOf: "%") { state }'],
  ])('the days that %s names have an answer', async (field) => {
    const { errors } = await ask(`{ ${field.replace('%', '2000-01-01')} }`);
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_IN_FORCE' } }]);
    const days = errors?.[0]?.message.match(/\d{4}-\d\d-\d\d/g)?.filter((day) => day !== '2000-01-01');
    expect(days).toContain('2004-07-08');
    for (const day of days ?? []) {
      expect((await ask(`{ ${field.replace('%', day)} }`)).errors).toBeUndefined();
    }
  });
});

describe('a null has its reason at its path', () => {
  it.each([
    ['citizen(id: "008099999999") { id }', 'NOT_FOUND'],
    ['household(fileNumber: "999999999999") { fileNumber }', 'NOT_FOUND'],
    ['household(fileNumber: "2524999001") { fileNumber }', 'BAD_USER_INPUT'],
    ['household(fileNumber: "") { fileNumber }', 'BAD_USER_INPUT'],
    ['household(fileNumber: "a\\u0000b") { fileNumber }', 'BAD_USER_INPUT'],
    ['administrativeUnit(code: "99999") { id }', 'NOT_FOUND'],
    ['birthEntry(id: "999999999") { id }', 'NOT_FOUND'],
    ['civilEntry(book: "KS-01", number: "404404", year: 2020, unit: "02524") { id }', 'NOT_FOUND'],
    ['civilEntry(book: "KS-01", number: "", year: 2020, unit: "02524") { id }', 'BAD_USER_INPUT'],
    ['civilEntry(book: "KS-01", number: "1", year: 2020, unit: "08") { id }', 'NOT_FOUND'],
    ['civilEntry(book: "KS-01", number: "1", year: 2020, unit: "00004") { id }', 'NOT_HELD'],
    ['vehicle(plate: "22A-999.98") { id }', 'NOT_FOUND'],
    ['vehicleByChassis(chassis: "NOBODY12345678901") { id }', 'NOT_FOUND'],
    ['vehiclesByFileHolder(agency: "PC08-99") { totalCount }', 'NOT_FOUND'],
    ['vehiclesByFileHolder(agency: " ") { totalCount }', 'BAD_USER_INPUT'],
    ['vehiclesByOwnerIdentifier(kind: TAX_CODE, number: "") { totalCount }', 'BAD_USER_INPUT'],
    ['vehiclesByOwnerIdentifier(kind: TAX_CODE, number: "  ") { totalCount }', 'BAD_USER_INPUT'],
    ['landCertificate(serial: "ZZ 00000000") { serial }', 'NOT_FOUND'],
    ['landParcel(id: "zzzzzzzzzzzz") { id }', 'NOT_FOUND'],
  ])('%s', async (field, code) => {
    const { data, errors } = await ask(`{ found: ${field} }`);
    expect(data).toEqual({ found: null });
    expect(errors).toMatchObject([{ path: ['found'], extensions: { code } }]);
  });

  it.each([
    ['02524', 'PC08-99', 'NOT_FOUND'],
    ['08', 'CAX-02524', 'NOT_FOUND'],
    ['00004', 'PC08-99', 'NOT_FOUND'],
    ['02524', ' ', 'BAD_USER_INPUT'],
  ])('of unit %s the files of agency "%s"', async (unit, agency, code) => {
    const { errors } = await ask(
      `{ administrativeUnit(code: "${unit}") { vehicles { items(fileHolder: "${agency}") { state } } } }`,
    );
    expect(errors).toMatchObject([
      { path: ['administrativeUnit', 'vehicles', 'items'], extensions: { code, argument: 'fileHolder' } },
    ]);
  });

  it('before the first figures of a commune', async () => {
    const { data, errors } = await ask(
      '{ administrativeUnit(code: "02524") { landCoverage(asOf: "2001-01-01") { rate } } }',
    );
    expect(data).toEqual({ administrativeUnit: { landCoverage: null } });
    expect(errors).toMatchObject([
      { path: ['administrativeUnit', 'landCoverage'], extensions: { code: 'NOT_HELD' } },
    ]);
  });
});

it('a household is found with the spaces that people write into its number', async () => {
  // Demo households are numbered by their commune, 999 and four digits.
  const { data: own } = await ask('{ citizen(id: "008090990001") { household { fileNumber } } }');
  const [fileNumber = ''] = /\d{12}/.exec(JSON.stringify(own)) ?? [];
  const spaced = ` ${fileNumber.slice(0, 5)} ${fileNumber.slice(5)} `;
  const { data } = await ask(`{ household(fileNumber: "${spaced}") { fileNumber } }`);
  expect(data).toEqual({ household: { fileNumber } });
});

it('a civil status that is FOUND says what was found, also where birth, marriages and death are empty', async () => {
  const { data } = await ask(`{ whole: citizen(id: "008090990001") { civilStatus { state found } }
    none: citizen(id: "008204990120") { civilStatus { state found } } }`);
  expect(data).toMatchObject({
    whole: { civilStatus: { state: 'FOUND', found: expect.arrayContaining(['CHILD', 'SPOUSE', 'PARENT']) } },
    none: { civilStatus: { state: 'NONE', found: [] } },
  });
});
