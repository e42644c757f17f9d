import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, parcelIdOf } from './land-rows.ts';

let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: async (pool) => {
      await insertLand(pool, 'land_certificate', [
        {
          serial: 'BH123456',
          serial_as_written: ' bh-123.456 ',
          register_number: 'CH 01234',
          issued_on: '2009-07',
          qr_code: 'BH123456|08|2009',
          bar_code: '0822100001234',
          source_system: 'LAND_PAPER',
          verification: 'UNVERIFIED',
        },
      ]);
      await insertLand(pool, 'land_parcel', [
        { id: parcelIdOf(2), certificate_serial: 'BH123456' },
        { id: parcelIdOf(1), certificate_serial: 'BH123456', current: false },
      ]);
      await insertLand(pool, 'land_holder', [
        { certificate_serial: 'BH123456', party: 2, kind: 'COMMUNITY', name: 'Thôn Nà Lừa', share: '1/3' },
        {
          certificate_serial: 'BH123456',
          position: 2,
          kind: 'COUPLE',
          name: 'Hoàng Thị Bình',
          citizen_id: '008185000002',
          share: '2/3',
          how_verified: 'POPULATION_DATABASE',
        },
        {
          certificate_serial: 'BH123456',
          kind: 'COUPLE',
          name: 'NGUYỄN VĂN AN',
          date_of_birth: '1950',
          share: '2/3',
          role: 'Chủ sử dụng',
          verification: 'UNVERIFIED',
          id_papers: [
            { kind: 'FORMER_ID', number: '070 123 456', issuedOn: '1999', issuedBy: 'CA Hà Giang' },
            { kind: 'FORMER_ID', number: '073654321' },
          ],
        },
        {
          certificate_serial: 'BH123456',
          party: 3,
          name: 'Ma Văn Cũ',
          since: '2009-07',
          until: '2020-05-17',
        },
      ]);
    },
  });
});
afterAll(() => register.close());

const FIND = 'query ($serial: String!) { landCertificate(serial: $serial) { serial serialAsWritten } }';

describe('a certificate', () => {
  it('is found however its serial is written, and shows how the file writes it', async () => {
    const separator = fc.stringMatching(/^[\s./-]{0,3}$/);
    const spelling = fc
      .tuple(
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        fc.array(separator, { minLength: 9, maxLength: 9 }),
      )
      .map(([upper, separators]) =>
        'bh123456'
          .split('')
          .map((sign, at) => `${separators[at]}${upper[at] ? sign.toUpperCase() : sign}`)
          .join('')
          .concat(separators[8] ?? ''),
      );
    await fc.assert(
      fc.asyncProperty(spelling, async (serial) => {
        const { data } = await register.execute(FIND, { serial });
        expect(data).toEqual({ landCertificate: { serial: 'BH123456', serialAsWritten: ' bh-123.456 ' } });
      }),
      { numRuns: 50 },
    );
  });

  it('that the register does not have is NOT_FOUND, and that is not to say forged', async () => {
    expect(await register.execute(FIND, { serial: 'ZZ 00000000' })).toMatchObject({
      data: { landCertificate: null },
      errors: [
        {
          message: expect.stringContaining('may be genuine'),
          extensions: { code: 'NOT_FOUND', nextStep: expect.stringContaining('landCertificateLookup') },
        },
      ],
    });
  });

  it('is refused without a letter or digit to search by', async () => {
    const { errors } = await register.execute(FIND, { serial: ' - ' });
    expect(errors?.[0]).toMatchObject({
      message: 'serial: has no letter or digit; expected e.g. "AA 01234567".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('says everything its file says, and where that comes from', async () => {
    const { data } = await register.execute(`{ landCertificate(serial: "BH123456") {
      registerNumber issuedOn status qrCode barCode verification recordedAt source { code owner } parcels { id current }
    } }`);
    expect(data).toEqual({
      landCertificate: {
        registerNumber: 'CH 01234',
        issuedOn: '2009-07',
        status: 'VALID',
        qrCode: 'BH123456|08|2009',
        barCode: '0822100001234',
        verification: 'UNVERIFIED',
        recordedAt: '2026-01-05T02:00:00.000Z',
        source: { code: 'LAND_PAPER', owner: 'Bộ Nông nghiệp và Môi trường' },
        parcels: [
          { id: parcelIdOf(1), current: false },
          { id: parcelIdOf(2), current: true },
        ],
      },
    });
  });

  it('answers as an entity by its serial', async () => {
    const { data } = await register.entities(
      'LandCertificate',
      [{ serial: 'BH123456' }, { serial: 'NONE' }],
      '{ registerNumber }',
    );
    expect(data).toEqual({ _entities: [{ registerNumber: 'CH 01234' }, null] });
  });
});

describe('its holders', () => {
  it('stand by party, both persons of a couple under one, each with papers and verification', async () => {
    const { data } = await register.execute(`{ landCertificate(serial: "BH123456") { holders {
      party kind name citizen { id } dateOfBirth role share verification howVerified idPapers { kind number issuedOn issuedBy }
    } } }`);
    expect(data?.['landCertificate']).toEqual({
      holders: [
        {
          party: 1,
          kind: 'COUPLE',
          name: 'NGUYỄN VĂN AN',
          citizen: null,
          dateOfBirth: '1950',
          role: 'Chủ sử dụng',
          share: '2/3',
          verification: 'UNVERIFIED',
          howVerified: null,
          idPapers: [
            { kind: 'FORMER_ID', number: '070 123 456', issuedOn: '1999', issuedBy: 'CA Hà Giang' },
            { kind: 'FORMER_ID', number: '073654321', issuedOn: null, issuedBy: null },
          ],
        },
        {
          party: 1,
          kind: 'COUPLE',
          name: 'Hoàng Thị Bình',
          citizen: { id: '008185000002' },
          dateOfBirth: null,
          role: null,
          share: '2/3',
          verification: 'VERIFIED',
          howVerified: 'POPULATION_DATABASE',
          idPapers: [],
        },
        {
          party: 2,
          kind: 'COMMUNITY',
          name: 'Thôn Nà Lừa',
          citizen: null,
          dateOfBirth: null,
          role: null,
          share: '1/3',
          verification: 'VERIFIED',
          howVerified: null,
          idPapers: [],
        },
      ],
    });
  });

  it('include those of before only when asked for', async () => {
    const { data } = await register.execute(`{ landCertificate(serial: "BH123456") {
      today: holders { name } ever: holders(former: true) { name since until }
    } }`);
    const { today, ever } = (data?.['landCertificate'] ?? {}) as Record<string, object[]>;
    expect(today).toHaveLength(3);
    expect(ever).toHaveLength(4);
    expect(ever?.[3]).toEqual({
      name: 'Ma Văn Cũ',
      since: '2009-07',
      until: '2020-05-17',
    });
  });
});
