import { Migration } from '@mikro-orm/migrations';
import { spellingKey } from '../../shared/text/search-key.ts';

/** Finds a name by any of its words, with the spelling typed first. */
export class AddNameWords extends Migration {
  override async up(): Promise<void> {
    await this.execute(`alter table person add column spelling_key text collate "C"`);
    await this.fill();
    await this.execute('alter table person alter column spelling_key set not null');
    await this.execute(PERSON_WORDS_INDEX);
  }

  /** SQL cannot tell where a Vietnamese syllable has its tone. */
  private async fill(): Promise<void> {
    for (let after = ''; ;) {
      const people = (await this.execute(
        `select id, full_name as name from person where id > '${after}' order by id limit ${BATCH}`,
      )) as unknown as readonly { readonly id: string; readonly name: string }[];
      const last = people.at(-1);
      if (last === undefined) return;
      const keys = JSON.stringify(people.map(({ id, name }) => ({ id, key: spellingKey(name) })));
      await this.execute(
        `update person p set spelling_key = k.key
         from jsonb_to_recordset('${keys.replaceAll("'", "''")}') as k (id text, key text) where p.id = k.id`,
      );
      after = last.id;
    }
  }
}

const BATCH = 10_000;

export const PERSON_WORDS_INDEX = `create index person_words on person using gin (array_to_tsvector(array_remove(string_to_array(
  search_key || ' =' || replace(spelling_key, ' ', ' ='), ' '), '')))`;
