import 'reflect-metadata';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Citizen } from '../types/citizen.ts';
import { CivilStatusSection } from '../types/civil-status-section.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => CivilStatusSection, {
    nullable: true,
    description: 'Hộ tịch · Civil status: births, marriages, deaths and what changed them',
  })
  civilStatus(@Root() citizen: Citizen): CivilStatusSection {
    return { citizenId: citizen.id };
  }
}
