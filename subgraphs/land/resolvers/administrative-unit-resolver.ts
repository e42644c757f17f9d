import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { parcelsOfUnit } from '../loaders/parcels-of-unit.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { LandCoverage } from '../types/land-coverage.ts';
import { LandParcelConnection } from '../types/land-parcel-connection.ts';

@ArgsType()
class ParcelListArguments {
  @Field(() => Int, { nullable: true, description: 'Số thửa mỗi trang, 1–1000 · Parcels a page, 1 to 1,000' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Con trỏ cuối trang trước · End cursor of the page before',
  })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Chỉ một nhóm chất lượng · One quality group only' })
  qualityGroup?: number | null;
}

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa đất đai; của tỉnh là tổng các xã; null với đơn vị đã thôi tồn tại hoặc ngoài tỉnh · How much land data there is; of a province the sum over its communes; null for units that ended or lie outside the province',
  })
  landCoverage(
    @Root() { id }: AdministrativeUnit,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description:
        'Số liệu mới nhất đến ngày này; mặc định hôm nay · Newest figures up to this day; default today',
    })
    asOf: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const communes = context.units.communesUnder(id).map((commune) => commune.id);
    return coverageOf(context, communes, asOf ?? context.today);
  }

  @Paged()
  @FieldResolver(() => LandParcelConnection, {
    nullable: true,
    description:
      'Các thửa đã số hóa của một xã hiện nay; null với đơn vị đã thôi tồn tại · Digitised parcels of a commune of today; null for units that ended',
  })
  landParcels(
    @Root() { id }: AdministrativeUnit,
    @Args(() => ParcelListArguments) { qualityGroup = null, ...page }: ParcelListArguments,
    @Ctx() context: SubgraphContext,
  ) {
    return parcelsOfUnit(context, { unitId: id, qualityGroup }, page);
  }
}
