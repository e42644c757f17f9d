import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { sectionNeeds } from '../section-needs.ts';
import { selectedFields } from '../selected-fields.ts';
import { Citizen } from '../types/citizen.ts';
import { CivilStatusSection } from '../types/civil-status-section.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => CivilStatusSection, {
    nullable: true,
    description: 'Hộ tịch · Civil status: births, marriages, deaths and what changed them',
  })
  civilStatus(
    @Root() { id }: Citizen,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CivilStatusSection> {
    return loadersOf(context)
      .sections(sectionNeeds(selectedFields(info)))
      .load(id);
  }
}
