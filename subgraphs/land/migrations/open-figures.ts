import { Migration } from '@mikro-orm/migrations';

/** Parcels of split communes of which nobody knows where they lie: on no commune's list, hence on one of their own. */
export class OpenFigures extends Migration {
  override up(): void {
    this.addSql('create index land_parcel_unassigned on land_parcel (key_unit_id, id) where unit_id is null');
  }
}
