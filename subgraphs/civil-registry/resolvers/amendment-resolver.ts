import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { baseOf } from '../amendments-and-bases.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { Amendment, type CivilEntry } from '../types/civil-entry.ts';

@Resolver(() => Amendment)
export class AmendmentResolver {
  @FieldResolver()
  base(@Root() amendment: Amendment, @Ctx() context: SubgraphContext): Promise<CivilEntry | null> {
    return baseOf(loadersOf(context), amendment);
  }
}
