import { createHash } from 'node:crypto';
import type { AdministrativeUnits } from '../../shared/administrative-units/administrative-units.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { statement } from '../../shared/statement.ts';

const RELEASE = statement<{ readonly contentHash: string }>(
  'administrative_unit_release',
  `select content_hash as "contentHash" from administrative_unit_release where id = 1`,
);

/**
 * One statement, hence one transaction. Of two processes that start at once the second waits on the release's row,
 * finds the hash it came to write, and changes nothing.
 */
const SYNCHRONISE = statement(
  'synchronise_administrative_units',
  `with release as (
     insert into administrative_unit_release as r (id, content_hash, loaded_at) values (1, $1, now())
     on conflict (id) do update set content_hash = excluded.content_hash, loaded_at = excluded.loaded_at
     where r.content_hash <> excluded.content_hash
     returning r.id
   ), unit as (
     select u.* from release, jsonb_to_recordset($2::jsonb) as u(
       id text, code text, name text, "fullName" text, "nameEn" text, kind text,
       "validFrom" date, "validTo" date, "parentId" text, district text)
   ), succession as (
     select s.* from release, jsonb_to_recordset($3::jsonb) as s("from" text, "to" text)
   ), gone_unit as (
     delete from administrative_unit a where exists (select from release) and a.id not in (select id from unit)
   ), gone_succession as (
     delete from administrative_unit_succession a where exists (select from release)
       and (a.predecessor_id, a.successor_id) not in (select "from", "to" from succession)
   ), new_succession as (
     insert into administrative_unit_succession (predecessor_id, successor_id)
     select "from", "to" from succession on conflict do nothing
   )
   insert into administrative_unit
     (id, code, name, full_name, name_en, kind, valid_from, valid_to, parent_id, district)
   select id, code, name, "fullName", "nameEn", kind, "validFrom", "validTo", "parentId", district from unit
   on conflict (id) do update set
     code = excluded.code, name = excluded.name, full_name = excluded.full_name, name_en = excluded.name_en,
     kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
     parent_id = excluded.parent_id, district = excluded.district`,
);

/**
 * Makes the tables of administrative units equal to the national codelist, which the register's own SQL and exports
 * join with. Costs one SELECT when they are, which is nearly every start.
 */
export async function synchroniseUnits({ reader, units }: SubgraphContext): Promise<void> {
  const list = [...units.all()];
  const entries = JSON.stringify(list);
  const successions = JSON.stringify(
    successionsOf(
      units,
      list.map(({ id }) => id),
    ),
  );
  const hash = createHash('sha256').update(entries).update(successions).digest('base64url');
  const [release] = await reader.select(RELEASE, []);
  if (release?.contentHash === hash) return;
  await reader.select(SYNCHRONISE, [hash, entries, successions]);
}

function successionsOf(units: AdministrativeUnits, ids: readonly string[]) {
  return ids.flatMap((from) => units.successorsOf(from).map(({ id: to }) => ({ from, to })));
}
