import 'reflect-metadata';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { coded } from '../../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { A_COUNT, CostsAsMuchAs, UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { countHouseholds, countPersons } from '../loaders/count-residents.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import type { Sex } from '../types/enums.ts';
import {
  AgeGroupCount,
  EthnicityCount,
  OLDEST_GROUP,
  PopulationSummary,
  SexCount,
} from '../types/population-summary.ts';

@Resolver(() => PopulationSummary)
export class PopulationSummaryResolver {
  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => SectionState, {
    description:
      'FOUND: có người thường trú; NONE: không có ai; NOT_OF_THIS_REGISTER: tỉnh khác, mọi số liệu để trống · ' +
      'FOUND: somebody resides here; NONE: nobody; NOT_OF_THIS_REGISTER: another province, no figure is given',
  })
  async state(
    @Root() { unitIds }: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<SectionState> {
    if (unitIds === undefined) return SectionState.NOT_OF_THIS_REGISTER;
    return (await countPersons(unitIds, context)) > 0 ? SectionState.FOUND : SectionState.NONE;
  }

  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Số người thường trú; mở ra bằng `citizens` · Permanent residents; `citizens` lists them',
  })
  persons(@Root() { unitIds }: PopulationSummary, @Ctx() context: SubgraphContext): Promise<number> | null {
    return unitIds === undefined ? null : countPersons(unitIds, context);
  }

  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Số hộ có hồ sơ đang mở; mở ra bằng `households` · Households with an open file; `households` lists them',
  })
  households(
    @Root() { unitIds }: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<number> | null {
    return unitIds === undefined ? null : countHouseholds(unitIds, context);
  }

  @UpTo(3)
  @FieldResolver(() => [SexCount], { description: 'Theo giới tính · By sex' })
  async bySex(@Root() summary: PopulationSummary, @Ctx() context: SubgraphContext): Promise<SexCount[]> {
    const counts = await countsBy('sex', summary, context);
    return counts.toSorted(byText).map(([sex, persons]) => ({ sex: sex as Sex, persons }));
  }

  @UpTo(22)
  @FieldResolver(() => [AgeGroupCount], {
    description:
      'Theo nhóm 5 tuổi, tuổi bằng năm nay trừ năm sinh · By five-year age group; age is this year less the year of birth',
  })
  async byAgeGroup(
    @Root() summary: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<AgeGroupCount[]> {
    const counts = await countsBy('age', summary, context);
    const groups = counts.map(([from, persons]) => toAgeGroup(from === null ? null : Number(from), persons));
    return groups.toSorted((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity));
  }

  @UpTo(20)
  @FieldResolver(() => [EthnicityCount], {
    description:
      'Theo dân tộc, danh mục 1979, đông nhất trước · By ethnic group in the list of 1979, largest first',
  })
  async byEthnicity(
    @Root() summary: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<EthnicityCount[]> {
    const counts = await countsBy('ethnicity', summary, context);
    const groups = counts
      .toSorted(byText)
      .map(([code, persons]) => ({ ethnicity: coded(ETHNIC_GROUPS_1979, code), persons }));
    return groups.toSorted((a, b) => b.persons - a.persons);
  }
}

type Count = readonly [value: string | null, persons: number];

/** Persons by one feature, over all communes of the unit. */
async function countsBy(
  wanted: 'sex' | 'age' | 'ethnicity',
  { unitIds = [] }: PopulationSummary,
  context: SubgraphContext,
): Promise<readonly Count[]> {
  const { cells } = populationLoaders(context).residents;
  const counts = new Map<string | null, number>();
  for (const cell of (await Promise.all(unitIds.map((id) => cells.load(id)))).flat()) {
    if (cell.feature === wanted) counts.set(cell.value, (counts.get(cell.value) ?? 0) + cell.count);
  }
  return [...counts];
}

/** The unknown last, so that the same people always give the same answer. */
function byText([a]: Count, [b]: Count): number {
  return (a ?? '~') < (b ?? '~') ? -1 : 1;
}

function toAgeGroup(from: number | null, persons: number): AgeGroupCount {
  return { from, to: from === null || from === OLDEST_GROUP ? null : from + 4, persons };
}
