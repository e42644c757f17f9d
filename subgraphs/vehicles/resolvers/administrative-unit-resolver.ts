import 'reflect-metadata';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { A_COUNT, CostsAsMuchAs } from '../../shared/cost-directives.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { VehicleSummary } from '../types/vehicle-summary.ts';

/** What this register adds to a province or commune. */
@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => VehicleSummary, {
    nullable: true,
    description: 'Tổng hợp xe của đơn vị đang hiệu lực · Vehicles of the unit, while it is in force',
  })
  vehicles(
    @Root() { id }: AdministrativeUnit,
    @Ctx() context: SubgraphContext,
  ): Promise<VehicleSummary | null> {
    return loadersOf(context).summaries.ofUnit(id);
  }
}

/** What of a summary costs a count of its own. */
@Resolver(() => VehicleSummary)
export class VehicleSummaryResolver {
  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => Int, {
    description:
      'Xe có lần kiểm định gần nhất (khớp số khung và số máy) đã quá hạn · Vehicles whose latest inspection is overdue',
  })
  inspectionOverdue(@Root() { unitIds }: VehicleSummary, @Ctx() context: SubgraphContext): Promise<number> {
    return loadersOf(context).summaries.overdueIn(unitIds);
  }
}
