import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
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
    description:
      'Tổng hợp xe của đơn vị; đơn vị đã hết hiệu lực: lỗi NOT_IN_FORCE · ' +
      'Vehicles of the unit; a unit no longer in force: error NOT_IN_FORCE',
  })
  vehicles(@Root() { id }: AdministrativeUnit, @Ctx() context: SubgraphContext): Promise<VehicleSummary> {
    return loadersOf(context).summaries.ofUnit(id);
  }
}
