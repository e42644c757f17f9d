import { Migration } from '@mikro-orm/migrations';

/** The index that events are counted by gives the pages of their lists too: a number opens to what it counted. */
export class OpenFigures extends Migration {
  override up(): void {
    for (const table of ['birth_entry', 'marriage_entry', 'death_entry']) {
      this.addSql(`drop index ${table}_events`);
      this.addSql(`create index ${table}_events on ${table} (unit_id, registered_on, id)`);
    }
  }
}
