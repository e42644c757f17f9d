import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { sealAdoptions } from '../seal-adoptions.ts';
import type { BirthEntry } from '../types/birth-entry.ts';
import type { Amendment } from '../types/civil-entry.ts';
import { CivilStatusSection } from '../types/civil-status-section.ts';
import type { GuardianshipEntry } from '../types/guardianship-entry.ts';
import type { RecognitionEntry } from '../types/recognition-entry.ts';

type Many<Entry> = Promise<readonly Entry[]>;

/** The parts of a section that are read one by one; the others come with it. */
@Resolver(() => CivilStatusSection)
export class CivilStatusResolver {
  @FieldResolver()
  guardianships(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Many<GuardianshipEntry> {
    return loadersOf(context).guardianships.byCitizen.load(citizenId);
  }

  @FieldResolver()
  recognitions(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Many<RecognitionEntry> {
    return loadersOf(context).recognitions.byCitizen.load(citizenId);
  }

  @FieldResolver()
  amendments(@Root() { citizenId }: CivilStatusSection, @Ctx() context: SubgraphContext): Many<Amendment> {
    return loadersOf(context).amendments.byPerson.load(citizenId);
  }

  @FieldResolver()
  birthsOfChildren(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Many<BirthEntry> {
    return loadersOf(context).births.byParent.load(citizenId);
  }

  @FieldResolver()
  adoptions(): never {
    return sealAdoptions();
  }
}
