import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import type { SectionState } from '../../shared/register-record.ts';
import { civilStatusOf } from '../civil-status-of.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { sealAdoptions } from '../seal-adoptions.ts';
import type { BirthEntry } from '../types/birth-entry.ts';
import type { Amendment } from '../types/civil-entry.ts';
import { CivilStatusSection } from '../types/civil-status-section.ts';
import type { DeathEntry } from '../types/death-entry.ts';
import type { GuardianshipEntry } from '../types/guardianship-entry.ts';
import type { MarriageEntry } from '../types/marriage-entry.ts';
import type { RecognitionEntry } from '../types/recognition-entry.ts';
import type { CivilStatusFinding } from '../types/vocabulary.ts';

type Many<Entry> = Promise<readonly Entry[]>;

@Resolver(() => CivilStatusSection)
export class CivilStatusResolver {
  @FieldResolver()
  async state(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Promise<SectionState> {
    return (await civilStatusOf(loadersOf(context), citizenId)).state;
  }

  @FieldResolver()
  async findings(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Many<CivilStatusFinding> {
    return (await civilStatusOf(loadersOf(context), citizenId)).findings;
  }

  @FieldResolver()
  async birth(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Promise<BirthEntry | null> {
    return onlyOf(await loadersOf(context).births.byChild.load(citizenId));
  }

  @FieldResolver()
  births(@Root() { citizenId }: CivilStatusSection, @Ctx() context: SubgraphContext): Many<BirthEntry> {
    return loadersOf(context).births.byChild.load(citizenId);
  }

  @FieldResolver()
  marriages(@Root() { citizenId }: CivilStatusSection, @Ctx() context: SubgraphContext): Many<MarriageEntry> {
    return loadersOf(context).marriages.bySpouse.load(citizenId);
  }

  @FieldResolver()
  async death(
    @Root() { citizenId }: CivilStatusSection,
    @Ctx() context: SubgraphContext,
  ): Promise<DeathEntry | null> {
    return onlyOf(await loadersOf(context).deaths.byDeceased.load(citizenId));
  }

  @FieldResolver()
  deaths(@Root() { citizenId }: CivilStatusSection, @Ctx() context: SubgraphContext): Many<DeathEntry> {
    return loadersOf(context).deaths.byDeceased.load(citizenId);
  }

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

/** The entry when there is exactly one; several are a question, not an answer. */
function onlyOf<Entry>(entries: readonly Entry[]): Entry | null {
  return entries.length === 1 ? (entries[0] ?? null) : null;
}
