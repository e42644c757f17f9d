import type { Pool } from 'pg';
import { civilRegistry } from '../../../subgraphs/civil-registry/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';

/** Values of a row that matter to a test, by column. */
export type Values = Readonly<Record<string, unknown>>;

/** Dated units of the province: a commune that went over whole, the one it became, and one that was split. */
export const UNITS = {
  doiCan: '02524@2004-07-08',
  binhThuan: '02524@2025-07-01',
  thaiBinhBefore: '02494@2004-07-08',
  thaiBinh: '02494@2025-07-01',
  nongTien: '02212@2025-07-01',
  province: '08@2025-07-01',
  haGiang: '02@2004-07-08',
} as const;

/** Personal IDs of people who do not exist. */
export const PERSON = {
  an: '008190000001',
  binh: '008090000002',
  chi: '008315000003',
  dung: '008216000004',
  nobody: '008199999999',
} as const;

export interface RegisterUnderTest extends SubgraphUnderTest {
  birth(values?: Values): Promise<number>;
  marriage(values?: Values): Promise<number>;
  death(values?: Values): Promise<number>;
  guardianship(values?: Values): Promise<number>;
  recognition(values?: Values): Promise<number>;
  amendment(values?: Values): Promise<number>;
  adoption(values?: Values): Promise<number>;
  /** The section of one citizen; the selection without its braces. */
  civilStatus(id: string, selection: string): Promise<unknown>;
  /** The summary of one unit; the selection without its braces. */
  civilEvents(id: string, period: string, selection: string): Promise<unknown>;
}

/** The civil registry on an empty database, with a pen. */
export async function startRegister(): Promise<RegisterUnderTest> {
  const subgraph = await startSubgraph(civilRegistry);
  const { pool } = subgraph;
  const pen = (table: string, defaults: Values) => (values?: Values) =>
    write(pool, table, { ...entryDefaults(), ...defaults, ...values });
  return {
    ...subgraph,
    birth: pen('birth_entry', { book: 'KS-01', mode: 'NEW', given_name: 'An', sex: 'FEMALE' }),
    marriage: pen('marriage_entry', {
      book: 'KH-01',
      mode: 'NEW',
      husband_name: 'Lý Bình',
      wife_name: 'Ma An',
    }),
    death: pen('death_entry', { book: 'KT-01', mode: 'NEW', deceased_name: 'Ma Thị An', sex: 'FEMALE' }),
    guardianship: pen('guardianship_entry', {
      book: 'GH-01',
      kind: 'NATURAL',
      guardian_name: 'Lý Văn Bình',
      ward_name: 'Ma Chi',
      starts_on: '2020-01-01',
    }),
    recognition: pen('recognition_entry', {
      book: 'CMC-01',
      parent_role: 'FATHER',
      requested_by: 'PARENT',
      parent_name: 'Lý Văn Bình',
      child_name: 'Ma Chi',
    }),
    amendment: pen('amendment', {
      book: 'TD-01',
      kind: 'CORRECTION',
      origin: 'REQUEST',
      effective_on: '2021-01-01',
      changes: '[]',
    }),
    adoption: pen('adoption_entry', {
      book: 'NCN-01',
      adopted_name: 'Ma Chi',
      adoptive_father_name: 'Lý Văn Bình',
      starts_on: '2020-01-01',
    }),
    async civilStatus(id, selection) {
      const answer = await subgraph.entities('Citizen', [{ id }], `{ civilStatus { ${selection} } }`);
      return only(answer, 'civilStatus');
    },
    async civilEvents(id, period, selection) {
      const answer = await subgraph.entities(
        'AdministrativeUnit',
        [{ id }],
        `{ civilEvents(${period}) { ${selection} } }`,
      );
      return only(answer, 'civilEvents');
    },
  };
}

let numbers = 0;

function entryDefaults(): Values {
  numbers += 1;
  return {
    number: String(numbers),
    year: 2020,
    unit_id: UNITS.doiCan,
    registered_on: '2020-03-10',
    source_system: 'CIVIL',
    recorded_at: '2020-03-10T02:00:00Z',
    verification: 'VERIFIED',
  };
}

async function write(pool: Pool, table: string, values: Values): Promise<number> {
  const columns = Object.keys(values);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  const { rows } = await pool.query<{ id: number }>(
    `insert into ${table} (${columns.join(', ')}) values (${places}) returning id`,
    Object.values(values),
  );
  return rows[0]?.id ?? 0;
}

function only(answer: Awaited<ReturnType<SubgraphUnderTest['execute']>>, field: string): unknown {
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('; '));
  const { _entities: entities } = answer.data as unknown as {
    readonly _entities: readonly Readonly<Record<string, unknown>>[];
  };
  return entities[0]?.[field];
}
