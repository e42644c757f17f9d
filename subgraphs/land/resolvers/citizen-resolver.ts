import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { communesInForce } from '../communes-in-force.ts';
import { landSectionOf } from '../loaders/holdings.ts';
import { Citizen } from '../types/citizen.ts';
import { LandSection } from '../types/land-section.ts';
import { sectionNeeds } from './section-needs.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  /** Population knows where the citizen resides, and so whether finding nothing means anything. */
  @Directive('@requires(fields: "permanentResidence { unit { id } }")')
  @FieldResolver(() => LandSection, {
    nullable: true,
    description: 'Đất đai của công dân · The citizen’s land',
  })
  land(
    @Root() { id, permanentResidence }: Citizen,
    @Ctx() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LandSection> {
    return landSectionOf(context, {
      citizenId: id,
      communeIds: communesInForce(context.units, permanentResidence?.unit?.id),
      ...sectionNeeds(info),
    });
  }
}
