import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { householdReference } from '../loaders/references.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { Citizen } from '../types/citizen.ts';
import { Household, HouseholdMember } from '../types/household.ts';
import { PopulationRecord } from '../types/population-record.ts';
import { Residence } from '../types/residence.ts';

@Resolver(() => Household)
export class HouseholdResolver {
  @Query(() => Household, {
    nullable: true,
    description:
      'Một hộ; để trống khi không có hồ sơ mang số này · One household; null when no file has the number',
  })
  household(
    @Arg('fileNumber', () => ID, { description: 'Số hồ sơ cư trú · Number of the residence file' })
    fileNumber: string,
    @Ctx() context: SubgraphContext,
  ) {
    return householdReference({ fileNumber }, context);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Chủ hộ · Head of the household' })
  head(@Root() { fileNumber }: Household, @Ctx() context: SubgraphContext) {
    return populationLoaders(context).households.headOf(fileNumber);
  }

  @UpTo(6)
  @FieldResolver(() => [HouseholdMember], {
    nullable: true,
    description: 'Thành viên hiện tại, kể cả chủ hộ · Present members, the head among them',
  })
  members(@Root() { fileNumber }: Household, @Ctx() context: SubgraphContext) {
    return populationLoaders(context).households.membersIn(fileNumber);
  }

  @UpTo(3)
  @FieldResolver(() => [HouseholdMember], {
    nullable: true,
    description: 'Người đã ra khỏi hộ, mới trước · Those who left, latest first',
  })
  formerMembers(@Root() { fileNumber }: Household, @Ctx() context: SubgraphContext) {
    return populationLoaders(context).households.formerMembersOf(fileNumber);
  }

  @FieldResolver(() => Residence, {
    nullable: true,
    description: 'Nơi cư trú của hộ · Residence of the household',
  })
  async residence(@Root() household: Household, @Ctx() context: SubgraphContext) {
    return (await fileOf(household, context))?.residence;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Ngày đóng hồ sơ · Day the file was closed',
  })
  async closedOn(@Root() household: Household, @Ctx() context: SubgraphContext) {
    return (await fileOf(household, context))?.closedOn;
  }

  @FieldResolver(() => PopulationRecord, {
    nullable: true,
    description: 'Nguồn và xác minh của hồ sơ · Source and verification of the file',
  })
  async populationRecord(@Root() household: Household, @Ctx() context: SubgraphContext) {
    return (await fileOf(household, context))?.record;
  }
}

function fileOf({ fileNumber }: Household, context: SubgraphContext) {
  return populationLoaders(context).households.fileOf(fileNumber);
}
