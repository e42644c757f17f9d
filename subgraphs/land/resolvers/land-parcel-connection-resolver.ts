import 'reflect-metadata';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { countParcels } from '../loaders/parcels-of-unit.ts';
import { LandParcelConnection } from '../types/land-parcel-connection.ts';

@Resolver(() => LandParcelConnection)
export class LandParcelConnectionResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'Tổng số thửa · Parcels in the whole list' })
  totalCount(@Root() { list }: LandParcelConnection, @Ctx() context: SubgraphContext) {
    return countParcels(context, list);
  }
}
