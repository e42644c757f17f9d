import { Pool } from 'pg';
import {
  loadAdministrativeUnits,
  type AdministrativeUnits,
} from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { todayInVietNam } from '../../../subgraphs/shared/calendar.ts';
import { readSubgraphConfig } from '../../../subgraphs/shared/config.ts';
import { createCursorSeal, type CursorSeal } from '../../../subgraphs/shared/cursor-seal.ts';
import { SESSION } from '../../../subgraphs/shared/database.ts';
import { readPostgresValue } from '../../../subgraphs/shared/postgres-values.ts';
import { SUBGRAPHS } from '../../../subgraphs/registry.ts';

/** A row as it came: this program knows its tables. */
export type Row = Readonly<Record<string, never>>;

/** Asks one register; `name` makes it a prepared statement. */
export type Select = <Found = Row>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<readonly Found[]>;

/** The four registers, and what their answers need beside them. */
export interface Registers {
  readonly population: Select;
  readonly civilRegistry: Select;
  readonly vehicles: Select;
  readonly land: Select;
  readonly units: AdministrativeUnits;
  readonly today: string;
  /** The population register's. */
  readonly cursorSeal: CursorSeal;
}

/** Opens pools as large as the subgraphs' own, with their settings. */
export function openRegisters(): Registers {
  const configs = SUBGRAPHS.map((definition) => [definition.name, readSubgraphConfig(definition)] as const);
  const pools = new Map(configs.map(([name, config]) => [name, openPool(config)]));
  const cursorKey = new Map(configs).get('population')?.cursorKey;
  if (!cursorKey) throw new Error('no register is called population');
  const select = (sector: string): Select => {
    const pool = pools.get(sector);
    if (!pool) throw new Error(`no register is called ${sector}`);
    return async (name, text, values) => (await pool.query({ name, text, values: [...values] })).rows;
  };
  return {
    population: select('population'),
    civilRegistry: select('civil-registry'),
    vehicles: select('vehicles'),
    land: select('land'),
    units: loadAdministrativeUnits(),
    today: todayInVietNam(),
    cursorSeal: createCursorSeal(cursorKey),
  };
}

function openPool({
  databaseUrl,
  poolSize,
}: {
  readonly databaseUrl: string;
  readonly poolSize: number;
}): Pool {
  return new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    options: SESSION,
    types: { getTypeParser: readPostgresValue as never },
  });
}
