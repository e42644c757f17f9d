import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { LandCoverage } from '../types/land-coverage.ts';
import { LandSection } from '../types/land-section.ts';

@Resolver(() => LandSection)
export class LandSectionResolver {
  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa ở xã nơi thường trú; lỗi NOT_HELD khi chưa rõ nơi thường trú · How much data there is of the commune of residence; error NOT_HELD where the residence is unknown',
  })
  coverage(@Root() { communeIds }: LandSection, @Ctx() context: SubgraphContext) {
    return coverageOf(context, communeIds);
  }
}
