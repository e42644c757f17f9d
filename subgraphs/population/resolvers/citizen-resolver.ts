import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { known } from '../../shared/known.ts';
import { CitizenIdScalar } from '../../shared/scalars/citizen-id.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { unknownCitizen } from '../loaders/to-citizen.ts';
import { Citizen } from '../types/citizen.ts';
import { Household } from '../types/household.ts';
import { isKnown } from './is-known.ts';
import { needsOnlyId } from './needs-only-id.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  @Query(() => Citizen, {
    nullable: true,
    description:
      'Một công dân; lỗi NOT_FOUND khi CSDL dân cư không có số này · ' +
      'One citizen; error NOT_FOUND when the register does not know the ID',
  })
  async citizen(
    @Arg('id', () => CitizenIdScalar, { description: 'Số định danh · Personal ID' }) id: string,
    @Ctx() context: SubgraphContext,
  ) {
    return known(await populationLoaders(context).citizens.byId.load(id), () =>
      argumentFault('id', {
        code: 'NOT_FOUND',
        fault: {
          vi: 'cơ sở dữ liệu dân cư không có ai mang số định danh này',
          en: 'the population register knows nobody with this personal ID',
        },
        nextStep: {
          vi: 'Đối chiếu mười hai chữ số với thẻ, hoặc tìm bằng `searchCitizens`.',
          en: 'Compare the twelve digits with the card, or look the person up with `searchCitizens`.',
        },
      }),
    );
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Cha · Father' })
  father(@Root() { fatherId }: Citizen, @Ctx() context: SubgraphContext, @Info() info: GraphQLResolveInfo) {
    return linkedCitizen(fatherId, context, info);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Mẹ · Mother' })
  mother(@Root() { motherId }: Citizen, @Ctx() context: SubgraphContext, @Info() info: GraphQLResolveInfo) {
    return linkedCitizen(motherId, context, info);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Vợ hoặc chồng · Spouse' })
  spouse(@Root() { spouseId }: Citizen, @Ctx() context: SubgraphContext, @Info() info: GraphQLResolveInfo) {
    return linkedCitizen(spouseId, context, info);
  }

  @FieldResolver(() => Citizen, {
    nullable: true,
    description: 'Người đại diện hợp pháp · Legal representative',
  })
  legalRepresentative(
    @Root() { legalRepresentativeId }: Citizen,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return linkedCitizen(legalRepresentativeId, context, info);
  }

  @UpTo(4)
  @FieldResolver(() => [Citizen], {
    nullable: true,
    description: 'Các con, lớn trước · Children, eldest first',
  })
  children(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return isKnown(citizen) ? populationLoaders(context).citizens.childrenOf.load(citizen.id) : null;
  }

  @UpTo(2)
  @FieldResolver(() => [Citizen], {
    nullable: true,
    description: 'Những người được đại diện · Represented persons',
  })
  represented(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return isKnown(citizen) ? populationLoaders(context).citizens.representedBy.load(citizen.id) : null;
  }

  @FieldResolver(() => Household, {
    nullable: true,
    description:
      'Hộ gia đình; để trống khi không có trong hồ sơ cư trú nào · Household; null when in no residence file',
  })
  household(@Root() { householdNumber }: Citizen): Household | null {
    return householdNumber == null ? null : Object.assign(new Household(), { fileNumber: householdNumber });
  }
}

/** A relative who stands in no register is given by ID all the same. */
function linkedCitizen(id: string | null, context: SubgraphContext, info: GraphQLResolveInfo) {
  if (id == null) return null;
  if (needsOnlyId(info)) return unknownCitizen(id);
  return populationLoaders(context)
    .citizens.byId.load(id)
    .then((citizen) => citizen ?? unknownCitizen(id));
}
