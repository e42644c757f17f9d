import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { IdentificationPlate } from '../types/identification-plate.ts';
import { Vehicle } from '../types/vehicle.ts';

/** Which vehicle a plate is on. */
@Resolver(() => IdentificationPlate)
export class IdentificationPlateResolver {
  @FieldResolver(() => Vehicle, {
    nullable: true,
    description:
      'Xe đang gắn biển; null khi biển được giữ lại · The vehicle that bears it; null while it is kept',
  })
  async vehicle(
    @Root() { vehicleId }: IdentificationPlate,
    @Ctx() context: SubgraphContext,
  ): Promise<Vehicle | null> {
    return vehicleId === null ? null : loadersOf(context).vehicles.byId(vehicleId);
  }
}
