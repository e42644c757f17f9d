import type { Pool } from 'pg';
import { dateOf, TODAY } from '../world/days.ts';
import type { World } from '../world/world.ts';

/**
 * What each commune has certified and what of it is in the database, counted once everything is there. Certified
 * parcels that were never digitised exist nowhere else. Parcels of which it is not known in which commune they lie are
 * counted for the province, with nothing certified: that is counted by commune. Safe to repeat.
 */
export async function writeCoverage(pool: Pool, world: World): Promise<void> {
  const province = world.plans[0]?.present.parentId ?? '';
  const certified = certifiedByCommune(world).set(province, 0);
  await pool.query(INSERT, [dateOf(TODAY), [...certified.keys()], [...certified.values()], province]);
}

const INSERT = `
  insert into land_coverage
    (unit_id, as_of, parcels_certified, parcels_digitised, parcels_clean, parcels_live,
     quality_group1, quality_group2, quality_group3, source_system, recorded_at, verification)
  select certified.unit_id, $1::date, certified.parcels, coalesce(digitised.parcels, 0),
         coalesce(digitised.group_1, 0), coalesce(digitised.live, 0),
         coalesce(digitised.group_1, 0), coalesce(digitised.group_2, 0), coalesce(digitised.group_3, 0),
         'LAND', $1::date + interval '1 hour', 'VERIFIED'
    from unnest($2::text[], $3::int[]) as certified(unit_id, parcels)
    left join (select coalesce(unit_id, $4) as unit_id, count(*) as parcels,
                      count(*) filter (where quality_group = 1) as group_1,
                      count(*) filter (where quality_group = 2) as group_2,
                      count(*) filter (where quality_group = 3) as group_3,
                      count(*) filter (where quality_group < 3 and verification = 'VERIFIED') as live
                 from land_parcel where current group by coalesce(unit_id, $4)) as digitised using (unit_id)
  on conflict do nothing`;

function certifiedByCommune(world: World): Map<string, number> {
  const certified = new Map<string, number>();
  for (const { present, parcelsCertified } of world.plans) {
    certified.set(present.id, (certified.get(present.id) ?? 0) + parcelsCertified);
  }
  return certified;
}
