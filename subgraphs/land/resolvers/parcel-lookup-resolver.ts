import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { LandCoverage } from '../types/land-coverage.ts';
import { ParcelLookup } from '../types/parcel-lookup.ts';

@Resolver(() => ParcelLookup)
export class ParcelLookupResolver {
  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa của các xã đã tra; lỗi NOT_HELD khi chưa từng thống kê · ' +
      'How much of the communes searched is in the database; error NOT_HELD where that was never counted',
  })
  coverage(@Root() { searched }: ParcelLookup, @Ctx() context: SubgraphContext): Promise<LandCoverage> {
    const communes = searched.map(({ id }) => id);
    return coverageOf(context, communes);
  }
}
