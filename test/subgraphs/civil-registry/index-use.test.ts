import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendmentLoaders } from '../../../subgraphs/civil-registry/loaders/amendment-loaders.ts';
import { birthLoaders } from '../../../subgraphs/civil-registry/loaders/birth-loaders.ts';
import { deathLoaders } from '../../../subgraphs/civil-registry/loaders/death-loaders.ts';
import { eventLoaders } from '../../../subgraphs/civil-registry/loaders/event-loaders.ts';
import { eventPage } from '../../../subgraphs/civil-registry/loaders/event-pages.ts';
import { guardianshipLoaders } from '../../../subgraphs/civil-registry/loaders/guardianship-loaders.ts';
import { marriageLoaders } from '../../../subgraphs/civil-registry/loaders/marriage-loaders.ts';
import { recognitionLoaders } from '../../../subgraphs/civil-registry/loaders/recognition-loaders.ts';
import { findTraces } from '../../../subgraphs/civil-registry/loaders/find-traces.ts';
import { createCursorSeal } from '../../../subgraphs/shared/cursor-seal.ts';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import type { Reader } from '../../../subgraphs/shared/reader.ts';
import { startRegister, UNITS, type RegisterUnderTest } from './register.ts';

/** A statement the register sends, with the values it was sent with. */
interface Sent {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

let register: RegisterUnderTest;
beforeAll(async () => {
  register = await startRegister();
  for (const sql of FILL) await register.pool.query(sql);
}, 120_000);
afterAll(() => register.close());

const BIRTHS = 100_000;
/** As many places as the province has had, the four asked about among them. */
const PLACE = `case i % 450 when 0 then '02524@2004-07-08' when 1 then '02521@2004-07-08' when 2 then '02524@2025-07-01'
  when 3 then '02494@2025-07-01' else (i % 450)::text end`;
const FORM = `i, 'B-01', (i / 450)::text, 2000, ${PLACE}, date '2000-01-01' + i % 9000, 'CIVIL', timestamptz '2020-01-01', 'VERIFIED'`;
const COLUMNS = 'id, book, number, year, unit_id, registered_on, source_system, recorded_at, verification';
const person = (shift: number) => `'008' || lpad(((i + ${shift}) % ${BIRTHS})::text, 9, '0')`;

interface Filling {
  readonly table: string;
  readonly book: string;
  readonly count: number;
  readonly columns: string;
  readonly values: string;
}

const fill = ({ table, book, count, columns, values }: Filling): string =>
  `insert into ${table} (${COLUMNS}, ${columns})
   select ${FORM.replace('B-01', book)}, ${values} from generate_series(1, ${count}) i`;

const FILL = [
  fill({
    table: 'birth_entry',
    book: 'KS-01',
    count: BIRTHS,
    columns: 'mode, child_id, given_name, sex, father_id, mother_id, mother_name',
    values: `'NEW', ${person(0)}, 'An', 'MALE', ${person(30_000)}, ${person(60_000)}, 'M'`,
  }),
  fill({
    table: 'marriage_entry',
    book: 'KH-01',
    count: 30_000,
    columns: 'mode, husband_id, husband_name, wife_id, wife_name',
    values: `'NEW', ${person(0)}, 'B', ${person(1)}, 'A'`,
  }),
  fill({
    table: 'death_entry',
    book: 'KT-01',
    count: 20_000,
    columns: 'mode, deceased_id, deceased_name, sex',
    values: `'NEW', ${person(0)}, 'A', 'MALE'`,
  }),
  fill({
    table: 'guardianship_entry',
    book: 'GH-01',
    count: 10_000,
    columns: 'kind, guardian_id, guardian_name, ward_id, ward_name, starts_on',
    values: `'NATURAL', ${person(0)}, 'B', ${person(7)}, 'A', '2000-01-01'`,
  }),
  fill({
    table: 'recognition_entry',
    book: 'CMC-01',
    count: 10_000,
    columns: 'parent_role, requested_by, parent_id, parent_name, child_id, child_name',
    values: `'FATHER', 'CHILD', ${person(0)}, 'B', ${person(7)}, 'A'`,
  }),
  fill({
    table: 'amendment',
    book: 'TD-01',
    count: 10_000,
    columns: `kind, origin, person_id, other_person_id, birth_entry_id, marriage_entry_id, death_entry_id,
              guardianship_entry_id, recognition_entry_id, effective_on, changes`,
    values: `'CHANGE', 'REQUEST', ${person(0)}, ${person(9)},
             case when i % 5 = 0 then i end, case when i % 5 = 1 then i end, case when i % 5 = 2 then i end,
             case when i % 5 = 3 then i end, case when i % 5 = 4 then i end, '2000-01-01', '[]'`,
  }),
  'vacuum analyze',
];

/** Asks every loader for some keys and keeps what they would have sent. */
async function sentFor(count: number): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const reader: Reader = {
    async select({ name, text }, values) {
      sent.push({ name, text, values });
      return [];
    },
    selectByKeys: (statement, keys) => reader.select(statement, [keys]),
  };
  const ids = Array.from({ length: count }, (_, index) => `008${String(index * 37).padStart(9, '0')}`);
  const keys = ids.map((_, index) => 1 + index * 17);
  const number = { book: 'KS-01', number: '77', year: 2000, unitIds: [UNITS.doiCan, UNITS.binhThuan] };
  const loaders = [
    birthLoaders(reader),
    marriageLoaders(reader),
    deathLoaders(reader),
    guardianshipLoaders(reader),
    recognitionLoaders(reader),
  ];
  const amendments = amendmentLoaders(reader);
  const context = {
    reader,
    units: loadAdministrativeUnits(),
    today: '2026-06-30',
    requestId: '',
    cursorSeal: createCursorSeal(Buffer.alloc(32)),
  };
  const period = { from: '2024-01-01', to: '2024-06-30' };
  const events = eventLoaders(context, period.from, period.to);
  const list = { places: [UNITS.binhThuan, UNITS.doiCan], period, count: () => Promise.resolve(0) };
  const page = { list: '', seal: context.cursorSeal, limit: 100, after: undefined };
  const births = birthLoaders(reader);
  await Promise.all([
    ...loaders.map(({ byNumber }) => byNumber(number)),
    amendments.byNumber(number),
    ...loaders.map(({ byId }) => byId.loadMany(keys)),
    ...Object.values(amendments.ofBaseAct).map((loader) => loader.loadMany(keys)),
    births.ofChildren(ids),
    births.byParent.loadMany(ids),
    births.particulars.loadMany(keys),
    marriageLoaders(reader).ofSpouses(ids),
    marriageLoaders(reader).particulars.loadMany(keys),
    deathLoaders(reader).ofDeceased(ids),
    deathLoaders(reader).particulars.loadMany(keys),
    guardianshipLoaders(reader).byCitizen.loadMany(ids),
    recognitionLoaders(reader).byCitizen.loadMany(ids),
    amendments.byPerson.loadMany(ids),
    findTraces(reader, ids),
    ...Object.values(events).map((loader) => loader.loadMany([UNITS.binhThuan, UNITS.thaiBinh])),
    ...(['births', 'marriages', 'deaths'] as const).map((kind) =>
      eventPage(context, { ...list, kind }, page),
    ),
  ]);
  return sent;
}

const SEQUENTIAL = /Seq Scan on (\w+)/g;

async function explain(sql: string, values: readonly unknown[]): Promise<string> {
  const { rows: lines } = await register.pool.query<Record<'QUERY PLAN', string>>(sql, [...values]);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

function tablesReadWhole(plan: string): readonly string[] {
  return [...plan.matchAll(SEQUENTIAL)].map(([, table]) => table ?? '');
}

describe('at size, no statement reads a table whole', () => {
  it.each([1, 200])('for %i keys', async (count) => {
    const sent = await sentFor(count);
    expect(new Set(sent.map(({ name }) => name)).size).toBe(34);
    const whole: Record<string, readonly string[]> = {};
    for (const { name, text, values } of sent) {
      const tables = tablesReadWhole(await explain(`explain ${text}`, values));
      if (tables.length > 0) whole[name] = tables;
    }
    expect(whole).toEqual({});
  });

  it('once PostgreSQL plans them without looking at the keys', async () => {
    const whole: Record<string, readonly string[]> = {};
    for (const { name, text } of await sentFor(1)) {
      const tables = tablesReadWhole(await explain(`explain (generic_plan) ${text}`, []));
      if (tables.length > 0) whole[name] = tables;
    }
    expect(whole).toEqual({});
  });

  it('and counting events touches the index alone', async () => {
    const counting = (await sentFor(1)).filter(({ name }) => name.endsWith('_count'));
    expect(counting).toHaveLength(3);
    for (const { text } of counting) {
      expect(await explain(`explain (generic_plan) ${text}`, [])).toMatch(
        /Index Only Scan using \w+_entry_events/,
      );
    }
  });

  it('which this test would see', async () => {
    expect(
      tablesReadWhole(await explain('explain select * from birth_entry where given_name = $1', ['An'])),
    ).toEqual(['birth_entry']);
  });
});
