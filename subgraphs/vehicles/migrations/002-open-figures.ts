import { Migration } from '@mikro-orm/migrations';

/** The lists behind the figures: by unit and by file holder, in order of id. */
export class OpenFigures extends Migration {
  override up(): void {
    this.addSql(`create index vehicle_unit_list_index on vehicle (owner_unit_id, id)
      include (kind, file_holder_code) where status <> 'REVOKED'`);
    this.addSql('create index vehicle_file_holder_index on vehicle (file_holder_code, id)');
  }
}
