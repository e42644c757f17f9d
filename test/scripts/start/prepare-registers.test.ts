import { afterAll, beforeAll, expect, test } from 'vitest';
import { noProgress } from '../../../scripts/seed-province/progress.ts';
import { seedProvince } from '../../../scripts/seed-province/seed-province.ts';
import { LostRegisterError, prepareRegisters } from '../../../scripts/start/prepare-registers.ts';
import { SUBGRAPHS } from '../../../subgraphs/registry.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

const WORLD = { people: 500, seed: 1, progress: noProgress };

let databases: ReadonlyMap<string, TestDatabase>;
let urls: ReadonlyMap<string, string>;

beforeAll(async () => {
  const made = SUBGRAPHS.map(async ({ name }) => [name, await freshDatabase('prepare')] as const);
  databases = new Map(await Promise.all(made));
  urls = new Map([...databases].map(([name, { url }]) => [name, url]));
});
afterAll(async () => {
  await Promise.all([...databases.values()].map((database) => database.drop()));
});

test('a register that is empty beside a whole province was lost, and is not served', async () => {
  const others = SUBGRAPHS.map(({ name }) => name).filter((name) => name !== 'vehicles');
  await seedProvince({ ...WORLD, urls: Object.fromEntries(urls), sectors: others });
  const start = prepareRegisters({ urls, people: 500, report: () => undefined });
  await expect(start).rejects.toThrow(LostRegisterError);
  await expect(start).rejects.toThrow(/nothing in the database of vehicles, .*--people 500 --seed 1/);
});

test('filled as the message says, it is served again', async () => {
  await seedProvince({ ...WORLD, urls: Object.fromEntries(urls) });
  expect(await prepareRegisters({ urls, people: 500, report: () => undefined })).toBe(true);
});
