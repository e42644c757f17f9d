import { afterAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { migrate, openDatabase, type Database } from '../../subgraphs/shared/database.ts';
import { freshDatabase } from '../support/postgres.ts';

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

describe.each(SUBGRAPHS)('the migrations of $name', (definition) => {
  it('make exactly the tables that the rows describe, and may run twice', async () => {
    const { url } = await freshDatabase('drift');
    const database = await openDatabase(definition, { url });
    opened.push(database);
    await migrate(database);
    await migrate(database);
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });
});
