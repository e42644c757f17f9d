import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { migrate, openDatabase, type Database } from '../../subgraphs/shared/database.ts';
import { readSeedState, type SeedRun } from './load/ledger.ts';
import { startLoad, type RegisterLoad } from './load/load-register.ts';
import type { RegisterWriter } from './load/register-writer.ts';
import type { Progress } from './progress.ts';
import { writeCoverage } from './registers/land-coverage.ts';
import { REGISTERS } from './registers/registers.ts';
import type { Block } from './world/block.ts';
import { createWorld, type World, type WorldOptions } from './world/world.ts';

export interface SeedOptions extends WorldOptions {
  /** Address of each register's own database, by the sector's name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly progress: Progress;
  /** Only these sectors; default all four. */
  readonly sectors?: readonly string[];
  /** People whose rows are committed together; a kill costs that much work. Default 4,000, half a second. */
  readonly peopleInBatch?: number;
}

/** A database holds something that this seed must not touch. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';
}

/** Changes whenever the same seed would give other rows. */
const VERSION = 3;

/**
 * Fills the four registers with the synthetic province; goes on where a killed run stopped, does nothing where the
 * province is already complete.
 * @returns true when something was written.
 * @throws SeedRefused when a database holds other data or another province.
 */
export async function seedProvince(options: SeedOptions): Promise<boolean> {
  const world = createWorld(loadAdministrativeUnits(), options);
  const run: SeedRun = { seed: options.seed, people: options.people, blocks: world.blocks, version: VERSION };
  const opened: Database[] = [];
  try {
    const open = [];
    for (const writer of registersOf(options)) {
      const database = await openRegister(writer, options.urls);
      opened.push(database);
      const state = await checkRegister(writer, database, run);
      if (state !== 'complete') open.push({ writer, database });
    }
    if (open.length === 0) return false;
    const loads = await Promise.all(open.map(({ writer, database }) => startLoad(database, writer, run)));
    await loadBlocks(world, loads, options);
    await finish(world, open, loads, options.progress);
    return true;
  } finally {
    await Promise.all(opened.map((database) => database.close()));
  }
}

function registersOf({ sectors }: SeedOptions): readonly RegisterWriter[] {
  return REGISTERS.filter(({ definition }) => sectors?.includes(definition.name) ?? true);
}

async function openRegister({ definition }: RegisterWriter, urls: SeedOptions['urls']): Promise<Database> {
  const url = urls[definition.name];
  if (url === undefined) throw new TypeError(`no database address for ${definition.name}`);
  const database = await openDatabase(definition, { url, poolSize: 2 });
  await migrate(database);
  return database;
}

async function checkRegister(writer: RegisterWriter, { pool }: Database, run: SeedRun): Promise<string> {
  const { name } = writer.definition;
  const state = await readSeedState(
    pool,
    run,
    writer.rows.map((row) => row.meta.collection),
  );
  if (state === 'foreign') {
    throw new SeedRefused(`the database of ${name} holds data that no seed wrote; give an empty one`);
  }
  if (state === 'other-seed') {
    throw new SeedRefused(
      `the database of ${name} holds another synthetic province; give an empty one, or the same --people and --seed`,
    );
  }
  return state;
}

/** Makes the next batch while the registers store the one before: at most two are in memory. */
async function loadBlocks(
  world: World,
  loads: readonly RegisterLoad[],
  { progress, peopleInBatch = 4000 }: SeedOptions,
): Promise<void> {
  const step = progress.start('people, vehicles and land', world.blocks);
  let storing: Promise<unknown> = Promise.resolve();
  let batch: Block[] = [];
  const store = async (): Promise<void> => {
    const blocks = batch;
    batch = [];
    await storing;
    storing = Promise.all(loads.map((load) => load.store(blocks))).then(() => step.advance(blocks.length));
    // A failure is thrown by the next `await storing`; until then it is not an unhandled one.
    storing.catch(() => {});
  };
  for (let index = 0; index < world.blocks; index++) {
    if (loads.every(({ loaded }) => loaded.has(index))) {
      step.advance(1);
      continue;
    }
    batch.push(world.block(index));
    if (batch.reduce((sum, { people }) => sum + people.length, 0) >= peopleInBatch) await store();
  }
  await store();
  await storing;
  step.end();
}

interface OpenRegister {
  readonly writer: RegisterWriter;
  readonly database: Database;
}

async function finish(
  world: World,
  open: readonly OpenRegister[],
  loads: readonly RegisterLoad[],
  progress: Progress,
): Promise<void> {
  const land = open.find(({ writer }) => writer.definition.name === 'land');
  if (land) await writeCoverage(land.database.pool, world);
  const step = progress.start('indexes and statistics', 0);
  await Promise.all(loads.map((load) => load.finish(() => step.advance(1))));
  step.end();
}
