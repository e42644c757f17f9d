import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { stateOfVehicles } from '../rules/state-of-vehicles.ts';
import { Citizen } from '../types/citizen.ts';
import { VehiclesSection } from '../types/vehicles-section.ts';
import { needsOnlyHeads } from './needs-only-heads.ts';

/** What this register adds to a citizen. */
@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => VehiclesSection, {
    nullable: true,
    description: 'Xe và biển số định danh · Vehicles and identification plates',
  })
  async vehicles(
    @Root() { id }: Citizen,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VehiclesSection> {
    const { byOwner, headsByOwner } = loadersOf(context).vehicles;
    const items = await (needsOnlyHeads(info) ? headsByOwner(id) : byOwner(id));
    return { ownerId: id, state: stateOfVehicles(items), items };
  }
}
