import type { Registers } from './registers.ts';

const COVERAGE = `select unit_id as unit, parcels_digitised as digitised from (
    select distinct on (unit_id) unit_id, parcels_digitised from land_coverage
    where unit_id = any($1) and as_of <= $2::date order by unit_id, as_of desc) newest`;

/** What finding no land means in these communes: nothing, or that nobody can know. */
export async function stateOfNothing(
  { land, today }: Registers,
  communes: readonly string[],
): Promise<string> {
  const rows = await land<{ digitised: number }>('coverage', COVERAGE, [communes, today]);
  return rows.length < communes.length || rows.some(({ digitised }) => digitised === 0)
    ? 'NOT_DIGITISED'
    : 'NONE';
}
