import type DataLoader from 'dataloader';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { presentUnit } from '../../shared/administrative-units/present-unit.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import { batchMany } from '../../shared/batch.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import { agenciesOf } from '../agencies.ts';
import type { CountedUnit, VehicleGroup, VehicleSummary } from '../types/vehicle-summary.ts';
import type { VehicleKind } from '../vocabulary.ts';
import { COUNTS_OF_UNITS, OVERDUE_OF_UNITS } from './statements.ts';

/** Counts for the units of one request: one grouped SELECT for all of them, and one for what is overdue. */
export function createSummaryLoaders(context: SubgraphContext) {
  const { reader, today, units } = context;
  const keyOf = ({ unitId }: VehicleGroup): string => unitId;
  const counts = batchMany({ reader, statement: COUNTS_OF_UNITS, keyOf });
  const overdue = batchMany({ reader, statement: OVERDUE_OF_UNITS, values: [today], keyOf });
  return {
    /** @throws NOT_IN_FORCE for a unit that has ended: its vehicles are counted where they lie today. */
    async ofUnit(id: string): Promise<VehicleSummary> {
      const unit = presentUnit(units, id);
      if (!isHeld(units, unit)) return unknownSummary(today);
      // Vehicles whose commune is unsure stand under the province itself.
      const unitIds = [...new Set([id, ...units.communesUnder(id).map((commune) => commune.id)])];
      const groups = await loadAll(counts, unitIds);
      return toSummary(context, unit, { id, provinceId: unit.parentId ?? id, unitIds, groups });
    },
    overdueIn: ({ unitIds }: CountedUnit) => loadAll(overdue, unitIds),
  };
}

type Groups = DataLoader<string, readonly VehicleGroup[]>;

async function loadAll(groups: Groups, unitIds: readonly string[]): Promise<readonly VehicleGroup[]> {
  return (await Promise.all(unitIds.map((id) => groups.load(id)))).flat();
}

/** How many vehicles groups have together. */
export function total(groups: readonly VehicleGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Codes of the agencies that hold files of the vehicles counted: those outside the province, or the others. */
export function holdersIn(
  { units }: SubgraphContext,
  counted: CountedUnit,
  outside: boolean,
): readonly string[] {
  const agencies = agenciesOf(units);
  const codes = new Set(counted.groups.map(({ fileHolderCode }) => fileHolderCode));
  return [...codes].filter((code) => agencies.isOutside(code, counted.provinceId) === outside);
}

function unknownSummary(asOf: string): VehicleSummary {
  return {
    state: SectionState.NOT_OF_THIS_REGISTER,
    total: null,
    byKind: [],
    filesHeldElsewhere: null,
    unassigned: null,
    asOf,
  };
}

function toSummary(
  context: SubgraphContext,
  { parentId }: AdministrativeUnitEntry,
  counted: CountedUnit,
): VehicleSummary {
  const { id, groups } = counted;
  const byKind = new Map<VehicleKind, number>();
  for (const { kind, count } of groups) byKind.set(kind, (byKind.get(kind) ?? 0) + count);
  const elsewhere = new Set(holdersIn(context, counted, true));
  return {
    state: groups.length === 0 ? SectionState.NONE : SectionState.FOUND,
    total: total(groups),
    byKind: [...byKind].map(([kind, count]) => ({ kind, count })).sort(byCountThenKind),
    filesHeldElsewhere: total(groups.filter(({ fileHolderCode }) => elsewhere.has(fileHolderCode))),
    unassigned: parentId === null ? total(groups.filter(({ unitId }) => unitId === id)) : 0,
    asOf: context.today,
    counted,
  };
}

function byCountThenKind(a: Kinds, b: Kinds): number {
  return b.count - a.count || a.kind.localeCompare(b.kind);
}

type Kinds = VehicleSummary['byKind'][number];
