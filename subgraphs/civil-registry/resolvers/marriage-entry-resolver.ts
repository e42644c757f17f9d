import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { loadContent } from '../form-of.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { marriageEndOf } from '../marriage-end-of.ts';
import { spouseOf } from '../spouse-of.ts';
import { MarriageEntry, type MarriageEnd, type SpouseInMarriage } from '../types/marriage-entry.ts';

@Resolver(() => MarriageEntry)
export class MarriageEntryResolver {
  @FieldResolver()
  husband(@Root() { id }: MarriageEntry, @Ctx() context: SubgraphContext): Promise<SpouseInMarriage> {
    return loadSpouse(id, 'husband', context);
  }

  @FieldResolver()
  wife(@Root() { id }: MarriageEntry, @Ctx() context: SubgraphContext): Promise<SpouseInMarriage> {
    return loadSpouse(id, 'wife', context);
  }

  @FieldResolver()
  end(@Root() marriage: MarriageEntry, @Ctx() context: SubgraphContext): Promise<MarriageEnd | null> {
    return marriageEndOf(loadersOf(context), marriage);
  }
}

async function loadSpouse(
  id: number,
  side: 'husband' | 'wife',
  context: SubgraphContext,
): Promise<SpouseInMarriage> {
  const { current } = await loadContent(loadersOf(context).marriages.particulars.load(id));
  return spouseOf(current, side);
}
