import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../../../subgraphs/shared/database.ts';
import { inTransaction } from '../../../subgraphs/shared/reader.ts';
import type { Block } from '../world/block.ts';
import { createCopyTable, type CopyTable } from './copy-text.ts';
import { dropIndexes, forgetDropped, readDropped } from './indexes.ts';
import { closeLedger, openLedger, readLoadedBlocks, recordBlocks, type SeedRun } from './ledger.ts';
import type { RegisterWriter, RowSink } from './register-writer.ts';

/** The loading of one register; blocks may come in any order, each lands whole or not at all. */
export interface RegisterLoad {
  readonly name: string;
  readonly loaded: ReadonlySet<number>;
  /** Commits the blocks that are not there yet, in one transaction. */
  store(blocks: readonly Block[]): Promise<void>;
  /** Rebuilds indexes and foreign keys, gathers statistics, marks the province complete. */
  finish(onStep: () => void): Promise<void>;
}

/** Prepares an empty or half-loaded database. */
export async function startLoad(
  { pool }: Database,
  writer: RegisterWriter,
  run: SeedRun,
): Promise<RegisterLoad> {
  await inTransaction(pool, async (client) => {
    await openLedger(client, run);
    await dropIndexes(client);
  });
  const loaded = await readLoadedBlocks(pool);
  const tables = new Map(writer.rows.map((row) => [row, createCopyTable(row)]));
  const sink: RowSink = { add: (row, values) => tables.get(row)?.add(values as never) };
  return {
    name: writer.definition.name,
    loaded,
    async store(blocks) {
      const missing = blocks.filter(({ plan }) => !loaded.has(plan.index));
      if (missing.length === 0) return;
      for (const block of missing) writer.write(block, sink);
      await inTransaction(pool, async (client) => {
        // A crash loses the last transactions, which the ledger then does not claim: nothing waits for the disk here.
        await client.query('set local synchronous_commit = off');
        for (const table of tables.values()) await copy(client, table);
        await recordBlocks(
          client,
          missing.map(({ plan }) => plan.index),
        );
      });
    },
    async finish(onStep) {
      const client = await pool.connect();
      try {
        await rebuild(client, onStep);
      } finally {
        client.release(true);
      }
    },
  };
}

async function copy(client: PoolClient, table: CopyTable): Promise<void> {
  const text = table.take();
  if (text === '') return;
  await pipeline(Readable.from(chunksOf(text)), client.query(copyFrom(table.statement)));
}

/** Pieces that the socket takes in one go. */
function* chunksOf(text: string): Generator<Buffer> {
  const size = 256 * 1024;
  for (let start = 0; start < text.length; start += size) yield Buffer.from(text.slice(start, start + size));
}

async function rebuild(client: PoolClient, onStep: () => void): Promise<void> {
  await client.query(`set statement_timeout = 0; set maintenance_work_mem = '512MB'`);
  await client.query('begin');
  for (const definition of await readDropped(client)) {
    await client.query(definition);
    onStep();
  }
  await forgetDropped(client);
  await advanceSequences(client);
  await closeLedger(client);
  await client.query('commit');
  // Sets the visibility map too, without which counts by index alone would read the tables.
  await client.query('vacuum (analyze)');
  onStep();
}

/** Generated ids go on after those the seed gave out. */
async function advanceSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %s', s.seq, s.attname, s.tab) as statement
      from (select pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as seq,
                   a.attname, a.attrelid::regclass as tab
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
             where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped) s
     where s.seq is not null`);
  for (const { statement } of rows) await client.query(statement);
}
