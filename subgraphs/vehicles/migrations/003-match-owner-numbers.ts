import { Migration } from '@mikro-orm/migrations';

/** The number of an owner's paper as `readOwnerNumber` gives it: files have it with and without separators. */
export const OWNER_NUMBER = String.raw`upper(regexp_replace(owner_identifier, '[\s./-]', '', 'g'))`;

export const OWNER_IDENTIFIER_INDEX = `create index vehicle_owner_identifier_index
  on vehicle (owner_identifier_kind, (${OWNER_NUMBER}), id) where owner_identifier is not null`;

/** Finds an owner's vehicles however the number of the paper was written. */
export class MatchOwnerNumbers extends Migration {
  override up(): void {
    this.addSql('drop index vehicle_owner_identifier_index');
    this.addSql(OWNER_IDENTIFIER_INDEX);
  }
}
