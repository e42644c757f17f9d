import DataLoader from 'dataloader';
import { callerError } from '../../../platform/errors.ts';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { batchOne } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import { agenciesOf } from '../agencies.ts';
import type { VehicleSummary } from '../types/vehicle-summary.ts';
import type { VehicleKind } from '../vocabulary.ts';
import { COUNTS_OF_UNITS, OVERDUE_OF_UNITS, type CountRow } from './statements.ts';

/** Counts for the units of one request: one grouped SELECT for all of them, and one for what is overdue. */
export function createSummaryLoaders(context: SubgraphContext) {
  const { reader, today } = context;
  const counts = new DataLoader(async (unitIds: readonly string[]) =>
    toGroups(await reader.select(COUNTS_OF_UNITS, [unitIds]), unitIds),
  );
  const overdue = batchOne({
    reader,
    statement: OVERDUE_OF_UNITS,
    values: [today],
    keyOf: (row) => row.unitId,
  });
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
    if (agencies.isOutside(fileHolderCode, home)) filesHeldElsewhere += count;
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
  return callerError(
    'NOT_IN_FORCE',
    {
      vi: `${unit.fullName} (${unit.id}) đã kết thúc ngày ${unit.validTo}.`,
      en: `${unit.fullName} (${unit.id}) ended on ${unit.validTo}.`,
    },
    {
      nextStep: {
        vi: `Hỏi phương tiện của các đơn vị kế thừa: ${heirs}.`,
        en: `Ask for the vehicles of its successors: ${heirs}.`,
      },
    },
  );
}
