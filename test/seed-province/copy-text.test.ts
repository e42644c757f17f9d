import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyField, jsonField } from '../../scripts/seed-province/load/copy-text.ts';
import { freshDatabase } from '../support/postgres.ts';

let client: Client;

beforeAll(async () => {
  const { url } = await freshDatabase('copy');
  client = new Client(url);
  await client.connect();
  await client.query('create table field (at int, value text, list text[], document jsonb)');
});
afterAll(() => client.end());

/** Whatever PostgreSQL's text can hold: no NUL, no lone surrogate. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed());

it('whatever is written by COPY is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          value: fc.option(text),
          list: fc.array(text),
          document: fc.oneof(fc.dictionary(text, text), fc.array(text)),
        }),
        {
          minLength: 1,
        },
      ),
      async (rows) => {
        const lines = rows.map(
          ({ value, list, document }, at) =>
            `${[...[at, value, list].map(copyField), jsonField(document)].join('\t')}\n`,
        );
        await client.query('truncate field');
        await pipeline(Readable.from(lines), client.query(copyFrom('copy field from stdin')));
        const found = await client.query('select value, list, document from field order by at');
        expect(found.rows).toEqual(JSON.parse(JSON.stringify(rows)));
      },
    ),
    { numRuns: 60 },
  );
});
