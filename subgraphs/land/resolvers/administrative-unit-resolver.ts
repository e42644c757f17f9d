import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { presentUnit } from '../../shared/administrative-units/present-unit.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { parcelsOfUnit } from '../loaders/parcels-of-unit.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { LandCoverage } from '../types/land-coverage.ts';
import { LandParcelConnection } from '../types/land-parcel-connection.ts';

@ArgsType()
class ParcelListArguments extends ReportPageArguments {
  @Field(() => Int, { nullable: true, description: 'Chỉ một nhóm chất lượng · One quality group only' })
  qualityGroup?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Chỉ thửa của xã cũ bị tách, chưa rõ nay thuộc xã nào, như `landCoverage.unassigned`: thuộc tỉnh, không thuộc xã nào · ' +
      'Only parcels of former communes that were split, of which it is not known where they lie, as ' +
      '`landCoverage.unassigned` counts them: a province has them, no commune does',
  })
  unassigned?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ thửa đang tồn tại, như `landCoverage` đếm; false: chỉ thửa đã tách, hợp; mặc định cả hai · ' +
      'true: only parcels in existence, which `landCoverage` counts; false: only ended ones; default both',
  })
  current?: boolean | null;
}

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa đất đai; của tỉnh là tổng các xã cộng `unassigned`; lỗi NOT_IN_FORCE với đơn vị đã thôi tồn tại, NOT_HELD trước số liệu đầu tiên · ' +
      'How much land data there is; of a province its communes and `unassigned` together; error NOT_IN_FORCE for units that ended, NOT_HELD before the first figures',
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
    const unit = presentUnit(context.units, id);
    return coverageOf(context, [unit.id], asOf ?? undefined);
  }

  @Paged()
  @FieldResolver(() => LandParcelConnection, {
    nullable: true,
    description:
      'Các thửa đã số hóa của một xã hiện nay; lỗi NOT_IN_FORCE với đơn vị đã thôi tồn tại · Digitised parcels of a commune of today; error NOT_IN_FORCE for units that ended',
  })
  landParcels(
    @Root() { id }: AdministrativeUnit,
    @Args(() => ParcelListArguments) asked: ParcelListArguments,
    @Ctx() context: SubgraphContext,
  ) {
    const { qualityGroup = null, current = null, unassigned, ...page } = asked;
    const list = { unitId: id, qualityGroup, current, unassigned: unassigned ?? false };
    return parcelsOfUnit(context, list, page);
  }
}
