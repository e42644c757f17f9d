import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE, readPage, toConnection, type PageRequest } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { CitizenConnection } from '../types/citizen.ts';
import { PopulationSummary } from '../types/population-summary.ts';
import { countPersons } from './count-persons.ts';
import { selectedFields } from './selected-fields.ts';

@ArgsType()
class ResidentsArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'Số người mỗi trang, 1–1000; mặc định 20 · People a page, 1 to 1,000; default 20',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'endCursor của trang trước · endCursor of the page before',
  })
  after?: string | null;
}

/** The people of a unit. A unit that is gone has no residents of its own: residence follows the units of today. */
@Resolver(() => AdministrativeUnit)
export class ResidentsResolver {
  @Paged()
  @FieldResolver(() => CitizenConnection, {
    nullable: true,
    description:
      'Người thường trú, theo số định danh; của tỉnh là mọi xã; để trống với đơn vị đã hết hiệu lực · ' +
      'Permanent residents, by personal ID; of a province those of all its communes; null for a unit no longer in force',
  })
  async citizens(
    @Root() unit: AdministrativeUnit,
    @Args(() => ResidentsArguments) { first, after }: ResidentsArguments,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (unit.validTo !== null) return null;
    const list = `citizens of ${unit.id}`;
    const page = readPage(context, list, { first, after }, PAGE_SIZE.report);
    const rows = await readPeople(unit, page, context, asksBasicsOnly(info));
    const connection = toConnection({ page, rows, keyOf: ({ id }) => [id], toNode: (node) => node });
    return { ...connection, count: () => countPersons(communesOf(unit, context), context) };
  }

  @FieldResolver(() => PopulationSummary, {
    nullable: true,
    description:
      'Dân số thường trú; để trống với đơn vị đã hết hiệu lực · Permanent population; null for a unit no longer in force',
  })
  population(@Root() unit: AdministrativeUnit, @Ctx() context: SubgraphContext): PopulationSummary | null {
    if (unit.validTo !== null) return null;
    return Object.assign(new PopulationSummary(), {
      asOf: context.today,
      unitIds: communesOf(unit, context),
    });
  }
}

@Resolver(() => CitizenConnection)
export class CitizenConnectionResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Tổng số; để trống khi tìm kiếm có hơn 10.000 kết quả · Total; null where a search finds more than 10,000',
  })
  totalCount(@Root() { count }: CitizenConnection): Promise<number | null> {
    return count();
  }
}

/** Fields of a citizen that `BASIC_COLUMNS` answer, in this register or through the household's file number. */
const BASIC_FIELDS = new Set([
  '__typename',
  'id',
  'name',
  'sex',
  'dateOfBirth',
  'lifeStatus',
  'household',
  'permanentResidence',
]);

/** Of the residence they answer the unit: the land register asks for it with each citizen. */
const BASIC_RESIDENCE_FIELDS = new Set(['__typename', 'unit']);

/** The report's page asks no more of a thousand people, and pays for no more. */
function asksBasicsOnly(info: GraphQLResolveInfo): boolean {
  const node = ['edges', 'node'];
  const residence = selectedFields(info, [...node, 'permanentResidence']);
  return (
    [...selectedFields(info, node)].every((field) => BASIC_FIELDS.has(field)) &&
    [...residence].every((field) => BASIC_RESIDENCE_FIELDS.has(field))
  );
}

function readPeople(unit: AdministrativeUnit, page: PageRequest, context: SubgraphContext, basic: boolean) {
  const pages = populationLoaders(context).residents.pages(basic);
  if (unit.parentId !== null) return pages.ofCommune(unit.id, page);
  return pages.ofProvince(communesOf(unit, context), page);
}

function communesOf({ id }: AdministrativeUnit, { units }: SubgraphContext): readonly string[] {
  return units.communesUnder(id).map((commune) => commune.id);
}
