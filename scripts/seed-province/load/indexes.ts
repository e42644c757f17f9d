import type { PoolClient } from 'pg';

/**
 * Takes secondary indexes and foreign keys away for the load and writes down how to make them again: building an index
 * over finished rows costs a fraction of keeping it while they come.
 */
export async function dropIndexes(client: PoolClient): Promise<void> {
  await client.query(`
    insert into seed.dropped
      select format('%I.%I', conrelid::regclass, conname),
             format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), 2
        from pg_constraint
       where contype = 'f' and connamespace = 'public'::regnamespace
      union all
      select indexname, indexdef, 1
        from pg_indexes
       where schemaname = 'public'
         and not exists (select from pg_constraint where conname = indexname and contype in ('p', 'u', 'x'))
      on conflict do nothing`);
  const { rows } = await client.query<{ drop: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    union all
    select format('drop index %I', indexname)
      from pg_indexes
     where schemaname = 'public'
       and not exists (select from pg_constraint where conname = indexname and contype in ('p', 'u', 'x'))`);
  for (const { drop } of rows) await client.query(drop);
}

/** Statements that bring back what was dropped, indexes first: foreign keys look their rows up by them. */
export async function readDropped(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ definition: string }>(
    'select definition from seed.dropped order by position, name',
  );
  return rows.map(({ definition }) => definition);
}

export async function forgetDropped(client: PoolClient): Promise<void> {
  await client.query('delete from seed.dropped');
}
