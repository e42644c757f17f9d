import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { eventsByMonth, type EventCounts } from '../events-by-month.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import type { EventCount } from '../loaders/event-loaders.ts';
import { CivilEventSummary, type CivilEventMonth } from '../types/civil-event-summary.ts';

@Resolver(() => CivilEventSummary)
export class CivilEventSummaryResolver {
  @FieldResolver()
  async births(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number> {
    return (await load('births', summary, context)).total;
  }

  @FieldResolver()
  async marriages(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number> {
    return (await load('marriages', summary, context)).total;
  }

  @FieldResolver()
  async deaths(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number> {
    return (await load('deaths', summary, context)).total;
  }

  @FieldResolver()
  async byMonth(
    @Root() summary: CivilEventSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly CivilEventMonth[]> {
    return eventsByMonth(await loadAll(summary, context));
  }

  @FieldResolver()
  async unassigned(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number> {
    const counts = await loadAll(summary, context);
    return counts.births.unassigned + counts.marriages.unassigned + counts.deaths.unassigned;
  }
}

function load(
  kind: keyof EventCounts,
  { unitId, from, to }: CivilEventSummary,
  context: SubgraphContext,
): Promise<EventCount> {
  return loadersOf(context).events({ from, to })[kind].load(unitId);
}

async function loadAll(summary: CivilEventSummary, context: SubgraphContext): Promise<EventCounts> {
  const [births, marriages, deaths] = await Promise.all([
    load('births', summary, context),
    load('marriages', summary, context),
    load('deaths', summary, context),
  ]);
  return { births, marriages, deaths };
}
