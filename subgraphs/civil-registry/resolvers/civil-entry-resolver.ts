import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { amendmentsOf } from '../amendments-and-bases.ts';
import { formOf } from '../form-of.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { officeOf } from '../office-of.ts';
import { CivilEntry, type AmendedValue, type Amendment } from '../types/civil-entry.ts';

/** Fields of every kind of entry; each kind inherits them from the interface. */
@Resolver(() => CivilEntry)
export class CivilEntryResolver {
  @FieldResolver()
  registeredBy(@Root() entry: CivilEntry, @Ctx() { units }: SubgraphContext): string {
    return officeOf(units, entry);
  }

  @FieldResolver()
  async signer(@Root() entry: CivilEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await formOf(loadersOf(context), entry)).signer;
  }

  @FieldResolver()
  async requester(@Root() entry: CivilEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await formOf(loadersOf(context), entry)).requester;
  }

  @FieldResolver()
  async copiesIssued(@Root() entry: CivilEntry, @Ctx() context: SubgraphContext): Promise<number> {
    return (await formOf(loadersOf(context), entry)).copiesIssued;
  }

  @FieldResolver()
  async recordedAt(@Root() entry: CivilEntry, @Ctx() context: SubgraphContext): Promise<string> {
    return (await formOf(loadersOf(context), entry)).recordedAt;
  }

  @FieldResolver()
  async amendedValues(
    @Root() entry: CivilEntry,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly AmendedValue[]> {
    return (await formOf(loadersOf(context), entry)).amendedValues;
  }

  @FieldResolver()
  amendments(@Root() entry: CivilEntry, @Ctx() context: SubgraphContext): Promise<readonly Amendment[]> {
    return amendmentsOf(loadersOf(context), entry);
  }
}
