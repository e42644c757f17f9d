import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE, readPage, toConnection, unknownList, type Connection } from '../../shared/connection.ts';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { presentUnit } from '../../shared/administrative-units/present-unit.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { SectionState } from '../../shared/register-record.ts';
import { countPersons } from '../loaders/count-residents.ts';
import { citizensWithoutResidence, householdsOf, residentsInGroup } from '../loaders/lists.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { CitizenConnection, type Citizen } from '../types/citizen.ts';
import { Sex } from '../types/enums.ts';
import { HouseholdConnection, type Household } from '../types/household.ts';
import { PopulationSummary } from '../types/population-summary.ts';
import { asksBasicsOnly } from './asks-basics-only.ts';
import { toPersonGroup } from './to-person-group.ts';

@ArgsType()
class ResidentsArguments extends ReportPageArguments {
  @Field(() => Sex, { nullable: true, description: 'Chỉ giới tính này · Only this sex' })
  sex?: Sex | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Chỉ nhóm 5 tuổi có tuổi thấp nhất này, như byAgeGroup · Only the group of this lowest age, as in byAgeGroup',
  })
  ageFrom?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ người không rõ năm sinh; false: chỉ người rõ năm sinh · ' +
      'true: only those whose year of birth is unknown; false: only those of whom it is known',
  })
  ageUnknown?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Chỉ dân tộc này, mã năm 1979 · Only this ethnic group, by its code of 1979',
  })
  ethnicity?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ người không rõ dân tộc; false: chỉ người rõ dân tộc · ' +
      'true: only those whose ethnic group is unknown; false: only those of whom it is known',
  })
  ethnicityUnknown?: boolean | null;
}

const ENDED = 'đơn vị đã hết hiệu lực: lỗi NOT_IN_FORCE';
const HAS_ENDED = 'a unit no longer in force: error NOT_IN_FORCE';

/** The people of a unit. A unit that is gone has no residents of its own: residence follows the units of today. */
@Resolver(() => AdministrativeUnit)
export class ResidentsResolver {
  @Paged()
  @FieldResolver(() => CitizenConnection, {
    nullable: true,
    description:
      `Người thường trú, theo số định danh; của tỉnh là mọi xã; ${ENDED} · ` +
      `Permanent residents, by personal ID; of a province those of all its communes; ${HAS_ENDED}`,
  })
  async citizens(
    @Root() { id }: AdministrativeUnit,
    @Args(() => ResidentsArguments) { first, after, ...group }: ResidentsArguments,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Citizen>> {
    const unit = presentUnit(context.units, id);
    const wanted = toPersonGroup(group);
    const list = `citizens of ${[id, ...Object.values(wanted ?? {})].join(' ')}`;
    const page = readPage(context, list, { first, after }, PAGE_SIZE.report);
    if (!isHeld(context.units, unit)) return unknownList(SectionState.NOT_OF_THIS_REGISTER);
    const unitIds = communesOf(unit, context);
    if (wanted) return residentsInGroup(context, { unitIds, group: wanted }, page);
    const pages = populationLoaders(context).residents.pages(asksBasicsOnly(info));
    const rows = await (unit.parentId === null ? pages.ofProvince(unitIds, page) : pages.ofCommune(id, page));
    const count = () => countPersons(unitIds, context);
    return toConnection({ page, rows, keyOf: (row) => [row.id], toNode: (node) => node, count });
  }

  @Paged()
  @FieldResolver(() => HouseholdConnection, {
    nullable: true,
    description:
      `Hộ có hồ sơ đang mở, theo số hồ sơ; của tỉnh là mọi xã; ${ENDED} · ` +
      `Households with an open file, by its number; of a province those of all its communes; ${HAS_ENDED}`,
  })
  async households(
    @Root() { id }: AdministrativeUnit,
    @Args(() => ReportPageArguments) request: ReportPageArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<Household>> {
    const unit = presentUnit(context.units, id);
    const page = readPage(context, `households of ${id}`, request, PAGE_SIZE.report);
    if (!isHeld(context.units, unit)) return unknownList(SectionState.NOT_OF_THIS_REGISTER);
    return householdsOf(context, communesOf(unit, context), page);
  }

  @FieldResolver(() => PopulationSummary, {
    nullable: true,
    description: `Dân số thường trú; ${ENDED} · Permanent population; ${HAS_ENDED}`,
  })
  population(@Root() { id }: AdministrativeUnit, @Ctx() context: SubgraphContext): PopulationSummary {
    const unit = presentUnit(context.units, id);
    const unitIds = isHeld(context.units, unit) ? communesOf(unit, context) : undefined;
    return Object.assign(new PopulationSummary(), { asOf: context.today, unitIds });
  }

  @Paged()
  @Query(() => CitizenConnection, {
    nullable: true,
    description:
      'Người còn sống hoặc mất tích không có nơi thường trú, nên không nằm trong danh sách của đơn vị nào · ' +
      'The living and missing who have no permanent residence, hence are on no unit’s list',
  })
  citizensWithoutResidence(
    @Args(() => ReportPageArguments) request: ReportPageArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<Citizen>> {
    const page = readPage(context, 'citizens without residence', request, PAGE_SIZE.report);
    return citizensWithoutResidence(context, page);
  }
}

function communesOf({ id }: AdministrativeUnitEntry, { units }: SubgraphContext): readonly string[] {
  return units.communesUnder(id).map((commune) => commune.id);
}
