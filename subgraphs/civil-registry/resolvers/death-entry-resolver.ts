import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { coded } from '../../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import { NATIONALITIES } from '../../shared/codelists/nationalities.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { splitName } from '../../shared/names/split-name.ts';
import type { CodedValue, PersonName } from '../../shared/register-record.ts';
import { deathNoticeOf } from '../death-notice-of.ts';
import { loadContent } from '../form-of.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import type { DeathParticulars } from '../loaders/death-loaders.ts';
import { DeathEntry, type DeathNotice } from '../types/death-entry.ts';
import type { Sex } from '../types/vocabulary.ts';

@Resolver(() => DeathEntry)
export class DeathEntryResolver {
  @FieldResolver()
  async deceasedName(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<PersonName> {
    return splitName((await contentOf(id, context)).deceasedName);
  }

  @FieldResolver()
  async sex(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<Sex> {
    return (await contentOf(id, context)).sex as Sex;
  }

  @FieldResolver()
  async dateOfBirth(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).dateOfBirth;
  }

  @FieldResolver()
  async ethnicity(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<CodedValue | null> {
    return coded(ETHNIC_GROUPS_1979, (await contentOf(id, context)).ethnicity);
  }

  @FieldResolver()
  async nationality(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<CodedValue | null> {
    return coded(NATIONALITIES, (await contentOf(id, context)).nationality);
  }

  @FieldResolver()
  async lastResidence(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).lastResidence;
  }

  @FieldResolver()
  async timeOfDeath(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).timeOfDeath;
  }

  @FieldResolver()
  async placeOfDeath(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).placeOfDeath;
  }

  @FieldResolver()
  async cause(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).cause;
  }

  @FieldResolver()
  async notice(@Root() { id }: DeathEntry, @Ctx() context: SubgraphContext): Promise<DeathNotice | null> {
    return deathNoticeOf(await contentOf(id, context));
  }
}

async function contentOf(id: number, context: SubgraphContext): Promise<DeathParticulars> {
  return (await loadContent(loadersOf(context).deaths.particulars.load(id))).current;
}
