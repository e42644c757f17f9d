import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { countOfOwner, pageOfOwner, type VehiclesOfOwner } from '../loaders/owner-vehicles.ts';
import { VehicleConnection } from '../types/vehicle-connection.ts';
import { OwnerIdentifierKind } from '../vocabulary.ts';

@ArgsType()
class PageArguments {
  @Field(() => Int, { nullable: true, description: 'Số xe mỗi trang, 1–1000 · Vehicles a page, 1 to 1,000' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Con trỏ của trang trước · Cursor of the page before' })
  after?: string | null;
}

/** The vehicles of owners who have no personal ID. */
@Resolver(() => VehicleConnection)
export class VehicleConnectionResolver {
  @Paged()
  @Query(() => VehicleConnection, {
    nullable: true,
    description:
      'Xe của tổ chức, người nước ngoài, hoặc theo số chứng minh cũ · ' +
      'Vehicles of an organisation, a foreigner, or the number of an old card',
  })
  vehiclesByOwnerIdentifier(
    @Ctx() context: SubgraphContext,
    @Arg('kind', () => OwnerIdentifierKind, { description: 'Loại giấy tờ · Kind of paper' })
    kind: OwnerIdentifierKind,
    @Arg('number', () => String, { description: 'Số · Number' }) number: string,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<VehiclesOfOwner> {
    return pageOfOwner(context, { kind, number }, page);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Tổng số xe · Length of the whole list' })
  totalCount(@Root() { owner }: VehiclesOfOwner, @Ctx() context: SubgraphContext): Promise<number> {
    return countOfOwner(context, owner);
  }
}
