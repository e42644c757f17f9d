import type { RegisterWriter } from '../../scripts/seed-province/load/register-writer.ts';
import { REGISTERS } from '../../scripts/seed-province/registers/registers.ts';
import type { Block } from '../../scripts/seed-province/world/block.ts';
import { createWorld, type WorldOptions } from '../../scripts/seed-province/world/world.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';

/** What `npm start` makes. */
export const DEFAULT_PROVINCE: WorldOptions = { seed: 1, people: 20_000 };

export type Row = Readonly<Record<string, unknown>>;

export interface WrittenProvince {
  readonly blocks: readonly Block[];
  /** Rows of a table in the order of writing, by the names of their properties. */
  table(this: void, name: string): readonly Row[];
  valuesOf(this: void, name: string, column: string): readonly unknown[];
}

/** A synthetic province as the registers write it down, without a database. */
export function writeProvince(
  options: WorldOptions,
  registers: readonly RegisterWriter[] = REGISTERS,
): WrittenProvince {
  const world = createWorld(loadAdministrativeUnits(), options);
  const blocks = Array.from({ length: world.blocks }, (_, index) => world.block(index));
  const rows = new Map<string, Row[]>();
  const table = (name: string): Row[] => {
    const known = rows.get(name) ?? [];
    rows.set(name, known);
    return known;
  };
  for (const writer of registers) {
    for (const block of blocks)
      writer.write(block, { add: (row, values) => table(row.meta.collection).push(values) });
  }
  return { blocks, table, valuesOf: (name, column) => table(name).map((row) => row[column]) };
}
