import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { stateOfVehicles } from '../rules/state-of-vehicles.ts';
import { Citizen } from '../types/citizen.ts';
import { VehiclesSection } from '../types/vehicles-section.ts';

/** What this register adds to a citizen. */
@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => VehiclesSection, {
    nullable: true,
    description: 'Xe và biển số định danh · Vehicles and identification plates',
  })
  async vehicles(@Root() { id }: Citizen, @Ctx() context: SubgraphContext): Promise<VehiclesSection> {
    const items = await loadersOf(context).vehicles.byOwner(id);
    return { ownerId: id, state: stateOfVehicles(items), items };
  }
}
