import 'reflect-metadata';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { coded } from '../../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import type { Sex } from '../types/enums.ts';
import { AgeGroupCount, EthnicityCount, PopulationSummary, SexCount } from '../types/population-summary.ts';
import { ageGroupsOf } from './age-groups.ts';
import { countPersons } from './count-persons.ts';

@Resolver(() => PopulationSummary)
export class PopulationSummaryResolver {
  @FieldResolver(() => Int, { description: 'Số người thường trú · Permanent residents' })
  persons(@Root() { unitIds }: PopulationSummary, @Ctx() context: SubgraphContext): Promise<number> {
    return countPersons(unitIds, context);
  }

  @FieldResolver(() => Int, { description: 'Số hộ có hồ sơ đang mở · Households with an open file' })
  async households(@Root() { unitIds }: PopulationSummary, @Ctx() context: SubgraphContext): Promise<number> {
    const { households } = populationLoaders(context).residents;
    const counts = await Promise.all(unitIds.map((id) => households.load(id)));
    return counts.reduce((sum, row) => sum + (row?.count ?? 0), 0);
  }

  @FieldResolver(() => [SexCount], { description: 'Theo giới tính · By sex' })
  async bySex(@Root() summary: PopulationSummary, @Ctx() context: SubgraphContext): Promise<SexCount[]> {
    const counts = tally(await cellsOf(summary, context), ({ sex }) => sex as Sex);
    return inOrder(counts, ([sex, persons]) => ({ sex, persons }));
  }

  @FieldResolver(() => [AgeGroupCount], {
    description:
      'Theo nhóm 5 tuổi, tuổi bằng năm nay trừ năm sinh · By five-year age group; age is this year less the year of birth',
  })
  async byAgeGroup(
    @Root() summary: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<AgeGroupCount[]> {
    return ageGroupsOf(
      tally(await cellsOf(summary, context), ({ birthYear }) => birthYear),
      context.today,
    );
  }

  @FieldResolver(() => [EthnicityCount], {
    description:
      'Theo dân tộc, danh mục 1979, đông nhất trước · By ethnic group in the list of 1979, largest first',
  })
  async byEthnicity(
    @Root() summary: PopulationSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<EthnicityCount[]> {
    const counts = tally(await cellsOf(summary, context), ({ ethnicityCode }) => ethnicityCode);
    const groups = inOrder(counts, ([code, persons]) => ({
      ethnicity: coded(ETHNIC_GROUPS_1979, code),
      persons,
    }));
    return groups.toSorted((a, b) => b.persons - a.persons);
  }
}

type Cell = Awaited<ReturnType<typeof cellsOf>>[number];

async function cellsOf({ unitIds }: PopulationSummary, context: SubgraphContext) {
  const { cells } = populationLoaders(context).residents;
  return (await Promise.all(unitIds.map((id) => cells.load(id)))).flat();
}

/** Persons by one feature of the cells. */
function tally<Feature extends string | null>(
  cells: readonly Cell[],
  featureOf: (cell: Cell) => Feature,
): Map<Feature, number> {
  const counts = new Map<Feature, number>();
  for (const cell of cells) counts.set(featureOf(cell), (counts.get(featureOf(cell)) ?? 0) + cell.count);
  return counts;
}

/** Entries by feature, the unknown last, so that the same people give the same answer. */
function inOrder<Feature extends string | null, Count>(
  counts: ReadonlyMap<Feature, number>,
  toCount: (entry: readonly [Feature, number]) => Count,
): Count[] {
  return [...counts].toSorted(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1)).map(toCount);
}
