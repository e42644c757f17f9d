import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { migrate, openDatabase } from '../../subgraphs/shared/database.ts';

/** A citizen with a fixed ID whose story is told in the README. */
export interface DemoCitizen {
  readonly id: string;
  readonly story: string;
}

/** Brings every register's tables to the newest migration. */
export async function migrateRegisters(urls: ReadonlyMap<string, string>): Promise<void> {
  for (const definition of SUBGRAPHS) {
    const database = await openDatabase(definition, { url: urls.get(definition.name) ?? '', poolSize: 2 });
    await migrate(database).finally(() => database.close());
  }
}
