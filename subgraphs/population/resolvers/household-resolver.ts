import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { known } from '../../shared/known.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { readFileNumber } from '../read-file-number.ts';
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
      'Một hộ; lỗi NOT_FOUND khi không có hồ sơ mang số này · One household; error NOT_FOUND when no file has the number',
  })
  async household(
    @Arg('fileNumber', () => ID, { description: 'Số hồ sơ cư trú · Number of the residence file' })
    fileNumber: string,
    @Ctx() context: SubgraphContext,
  ) {
    const file = { fileNumber: readFileNumber(fileNumber) };
    return known(await householdReference(file, context), () =>
      argumentFault('fileNumber', {
        code: 'NOT_FOUND',
        fault: { vi: 'không có hồ sơ cư trú mang số này', en: 'no residence file has this number' },
        nextStep: {
          vi: 'Đối chiếu với giấy tờ; `citizen { household { fileNumber } }` cho biết số của một người.',
          en: 'Compare it with the paper; `citizen { household { fileNumber } }` tells that of a person.',
        },
      }),
    );
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
