import DataLoader from 'dataloader';
import { callerError } from '../../../platform/errors.ts';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { batchOne } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import { statement } from '../../shared/statement.ts';
import { agenciesOf } from '../agencies.ts';
import type { VehicleSummary } from '../types/vehicle-summary.ts';
import type { VehicleKind } from '../vocabulary.ts';

interface CountRow {
  readonly unitId: string;
  readonly kind: VehicleKind;
  readonly fileHolderCode: string;
  readonly count: number;
}

interface OverdueRow {
  readonly unitId: string;
  readonly count: number;
}

/** Answered from the index alone, once the table has been vacuumed. */
const COUNTS = statement<CountRow>(
  'vehicle_count_by_unit',
  `select v.owner_unit_id as "unitId", v.kind as "kind", v.file_holder_code as "fileHolderCode",
      count(*)::int as "count"
     from vehicle v
    where v.owner_unit_id = any($1) and v.status <> 'REVOKED'
    group by v.owner_unit_id, v.kind, v.file_holder_code`,
);

/** True for an inspection of alias `i` that is of the vehicle `v`; the same rule as `matchInspection`. */
const isOf = (i: string) =>
  `${i}.chassis_number = v.chassis_number and (${i}.engine_number = any(v.engine_numbers)
     or ${i}.engine_number = '' and v.engine_numbers = '{}' and v.kind in ('TRAILER', 'SEMI_TRAILER'))`;

/**
 * Vehicles whose latest inspection is past its day; `$2` is today. The latest of each chassis and engine is read off the
 * index; of those that have expired few are left, and their vehicles are looked up by chassis. The last condition sees
 * to vehicles with several engines, of which another may have been inspected later.
 */
const OVERDUE = statement<OverdueRow>(
  'inspection_overdue_by_unit',
  `with expired as materialized (
     select * from (
       select distinct on (chassis_number, engine_number)
              chassis_number, engine_number, inspected_on, certificate_number, due_on
         from inspection
        order by chassis_number desc, engine_number desc, inspected_on desc, certificate_number desc) latest
      where due_on < $2)
   select v.owner_unit_id as "unitId", count(*)::int as "count"
     from expired i join vehicle v on ${isOf('i')}
    where v.owner_unit_id = any($1) and v.status <> 'REVOKED'
      and not exists (
        select from inspection later
         where ${isOf('later')}
           and (later.inspected_on, later.certificate_number) > (i.inspected_on, i.certificate_number))
    group by v.owner_unit_id`,
);

/** Counts for the units of one request: one grouped SELECT for all of them, and one for what is overdue. */
export function createSummaryLoaders(context: SubgraphContext) {
  const { reader, today } = context;
  const counts = new DataLoader(async (unitIds: readonly string[]) =>
    toGroups(await reader.select(COUNTS, [unitIds]), unitIds),
  );
  const overdue = batchOne({ reader, statement: OVERDUE, values: [today], keyOf: (row) => row.unitId });
  return {
    /**
     * Null for a unit that nobody knows.
     * @throws NOT_IN_FORCE for a unit that has ended: its vehicles are counted where they lie today.
     */
    async ofUnit(id: string): Promise<VehicleSummary | null> {
      const unit = context.units.byId(id);
      if (unit === undefined) return null;
      if (unit.validTo !== null) throw hasEnded(unit, context.units.successorsOf(id));
      // Vehicles whose commune is unsure stand under the province itself.
      const unitIds = [...new Set([id, ...context.units.communesUnder(id).map((commune) => commune.id)])];
      const groups = (await counts.loadMany(unitIds)).flatMap(rowsOrThrow);
      return toSummary(context, unit, { unitIds, groups });
    },
    async overdueIn(unitIds: readonly string[]): Promise<number> {
      const rows = (await overdue.loadMany(unitIds)).map(rowsOrThrow);
      return rows.reduce((sum, row) => sum + (row?.count ?? 0), 0);
    },
  };
}

interface Counted {
  readonly unitIds: readonly string[];
  readonly groups: readonly CountRow[];
}

function toSummary(
  { units, today }: SubgraphContext,
  unit: AdministrativeUnitEntry,
  { unitIds, groups }: Counted,
): VehicleSummary {
  const agencies = agenciesOf(units);
  const home = unit.parentId ?? unit.id;
  const byKind = new Map<VehicleKind, number>();
  let total = 0;
  let filesHeldElsewhere = 0;
  for (const { kind, count, fileHolderCode } of groups) {
    total += count;
    byKind.set(kind, (byKind.get(kind) ?? 0) + count);
    const holder = agencies.provinceOf(fileHolderCode);
    if (holder !== null && holder !== home) filesHeldElsewhere += count;
  }
  return {
    state: total === 0 ? SectionState.NONE : SectionState.FOUND,
    total,
    byKind: [...byKind].map(([kind, count]) => ({ kind, count })).sort(byCountThenKind),
    filesHeldElsewhere,
    asOf: today,
    unitIds,
  };
}

function byCountThenKind(a: Kinds, b: Kinds): number {
  return b.count - a.count || a.kind.localeCompare(b.kind);
}

type Kinds = VehicleSummary['byKind'][number];

function toGroups(rows: readonly CountRow[], unitIds: readonly string[]): readonly (readonly CountRow[])[] {
  const groups = new Map<string, CountRow[]>(unitIds.map((id) => [id, []]));
  for (const row of rows) groups.get(row.unitId)?.push(row);
  return [...groups.values()];
}

function rowsOrThrow<Value>(value: Value | Error): Value {
  if (value instanceof Error) throw value;
  return value;
}

function hasEnded(unit: AdministrativeUnitEntry, successors: readonly AdministrativeUnitEntry[]): Error {
  const heirs = successors.map(({ id, fullName }) => `${fullName} (${id})`).join(', ');
  return callerError('NOT_IN_FORCE', `${unit.fullName} (${unit.id}) ended on ${unit.validTo}.`, {
    nextStep: `Ask for the vehicles of its successors: ${heirs}.`,
  });
}
