import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { knownUnit } from '../../shared/administrative-units/present-unit.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { assertPeriod } from '../event-period.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { CivilEventSummary } from '../types/civil-event-summary.ts';

@ArgsType()
class CivilEventArguments {
  @Field(() => DateScalar, { description: 'Từ ngày · First day' })
  from!: string;

  @Field(() => DateScalar, { description: 'Đến hết ngày, tối đa 10 năm · Last day; at most 10 years' })
  to!: string;
}

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @FieldResolver(() => CivilEventSummary, {
    nullable: true,
    description:
      'Số việc hộ tịch đăng ký trong kỳ; lỗi NOT_HELD khi kỳ chưa đến · ' +
      'Civil events registered in a period; error NOT_HELD for a period yet to come',
  })
  civilEvents(
    @Root() { id }: AdministrativeUnit,
    @Args(() => CivilEventArguments) { from, to }: CivilEventArguments,
    @Ctx() { units, today }: SubgraphContext,
  ): CivilEventSummary {
    assertPeriod(from, to, today);
    return { unitId: id, from, to, held: isHeld(units, knownUnit(units, id)), asOf: today };
  }
}
