import 'reflect-metadata';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { communesInForce } from '../communes-in-force.ts';
import { Citizen } from '../types/citizen.ts';
import { LandSection } from '../types/land-section.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  /** Population knows where the citizen resides, and so whether finding nothing means anything. */
  @Directive('@requires(fields: "permanentResidence { unit { id } }")')
  @FieldResolver(() => LandSection, {
    nullable: true,
    description: 'Đất đai của công dân · The citizen’s land',
  })
  land(@Root() { id, permanentResidence }: Citizen, @Ctx() { units }: SubgraphContext): LandSection {
    const unitId = permanentResidence?.unit?.id;
    const communes = unitId === undefined ? [] : communesInForce(units, unitId);
    return { citizenId: id, communeIds: communes.map((commune) => commune.id) };
  }
}
