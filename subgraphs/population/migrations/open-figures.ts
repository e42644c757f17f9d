import { Migration } from '@mikro-orm/migrations';

/** What the lists behind the figures are read by; and a unit whose first day nobody knows has none. */
export class OpenFigures extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  'drop index household_unit',
  'create index household_unit on household (unit_id, file_number) where closed_on is null',
  `create index person_nowhere on person (id) where permanent_unit_id is null and life_status <> 'DECEASED'`,
  'alter table administrative_unit alter column valid_from drop not null',
];
