import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostgresValue } from '../../../subgraphs/shared/postgres-values.ts';
import { freshDatabase } from '../../support/postgres.ts';

describe.each(['UTC', 'Asia/Ho_Chi_Minh'])('in a session whose time zone is %s', (zone) => {
  let client: Client;
  beforeAll(async () => {
    const { url } = await freshDatabase('values');
    client = new Client({
      connectionString: url,
      options: `-c TimeZone=${zone}`,
      types: { getTypeParser: readPostgresValue as never },
    });
    await client.connect();
  });
  afterAll(() => client.end());

  it('a moment comes back as ISO 8601 in UTC, to the millisecond', async () => {
    // No record was made by a machine before 1976; earlier, zones had offsets with seconds.
    const moments = fc.date({
      min: new Date('1976-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        const { rows } = await client.query('select $1::timestamptz as at', [moment.toISOString()]);
        expect(rows).toEqual([{ at: moment.toISOString() }]);
      }),
    );
  });

  it('a date stays the date it is, counts and decimals become numbers', async () => {
    const { rows } = await client.query(
      `select date '2024-02-29' as day, 3600000::bigint as count, 300.4::numeric as area`,
    );
    expect(rows).toEqual([{ day: '2024-02-29', count: 3_600_000, area: 300.4 }]);
  });
});
