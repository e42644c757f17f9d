import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { synchroniseUnits } from '../../../subgraphs/population/loaders/synchronise-units.ts';
import { createCursorSeal } from '../../../subgraphs/shared/cursor-seal.ts';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { createReader } from '../../../subgraphs/shared/reader.ts';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { startPopulation, TODAY } from './register.ts';

let register: SubgraphUnderTest;
const sent: string[] = [];
const units = loadAdministrativeUnits();

beforeAll(async () => {
  register = await startPopulation();
});
beforeEach(() => {
  sent.length = 0;
});
afterAll(() => register.close());

function synchronise(): Promise<void> {
  const reader = createReader({ pool: register.pool, onStatement: (name) => sent.push(name) });
  return synchroniseUnits({
    reader,
    units,
    today: TODAY,
    requestId: 'test',
    cursorSeal: createCursorSeal(Buffer.alloc(32)),
  });
}

async function contents(): Promise<unknown> {
  const { rows } = await register.pool.query(
    `select (select count(*) from administrative_unit) as units,
       (select count(*) from administrative_unit_succession) as successions,
       (select array_agg(name order by id) from administrative_unit where code = '02524') as names,
       (select array_agg(successor_id order by successor_id) from administrative_unit_succession
        where predecessor_id = '02497@2004-07-08') as split`,
  );
  return rows[0];
}

it('the register starts with every unit and succession in its own tables', async () => {
  expect(await contents()).toEqual({
    units: [...units.all()].length,
    successions: [...units.all()].reduce((sum, { id }) => sum + units.successorsOf(id).length, 0),
    names: ['Đội Cấn', 'Bình Thuận'],
    split: ['02215@2025-07-01', '02509@2025-07-01'],
  });
});

it('a start with the same codelist costs one SELECT', async () => {
  await synchronise();
  expect(sent).toEqual(['administrative_unit_release']);
});

it('another codelist replaces what is there, whatever became of it', async () => {
  const before = await contents();
  await register.pool.query(`update administrative_unit_release set content_hash = 'of an older list'`);
  await register.pool.query(`update administrative_unit set name = 'Sai' where code = '02524'`);
  await register.pool.query(`delete from administrative_unit where code = '02215'`);
  await register.pool.query(
    `insert into administrative_unit (id, code, name, full_name, kind, valid_from)
     values ('99999@2025-07-01', '99999', 'Không có', 'Xã Không có', 'COMMUNE', '2025-07-01')`,
  );
  await register.pool.query(`update administrative_unit_succession set successor_id = '99999@2025-07-01'
     where predecessor_id = '02497@2004-07-08' and successor_id = '02215@2025-07-01'`);

  await Promise.all([synchronise(), synchronise()]);

  expect(await contents()).toEqual(before);
});
