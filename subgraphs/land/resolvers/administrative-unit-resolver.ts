import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { LandCoverage } from '../types/land-coverage.ts';

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
}
