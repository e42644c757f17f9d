import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { splitCommunes } from '../../shared/administrative-units/register-territory.ts';
import { SectionState } from '../../shared/register-record.ts';
import { eventsByMonth, type EventCounts } from '../events-by-month.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import type { EventCount } from '../loaders/event-loaders.ts';
import type { AdministrativeUnit } from '../types/administrative-unit.ts';
import {
  CivilEventSummary,
  type CivilEventMonth,
  type UnassignedEvents,
} from '../types/civil-event-summary.ts';

type Kind = keyof EventCounts;

@Resolver(() => CivilEventSummary)
export class CivilEventSummaryResolver {
  @FieldResolver()
  async state(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<SectionState> {
    const counts = await loadAll(summary, context);
    if (!summary.held) return SectionState.NOT_OF_THIS_REGISTER;
    if (counts === null) return SectionState.NOT_DIGITISED;
    const isEmpty = Object.values(counts).every(({ total }: EventCount) => total === 0);
    return isEmpty ? SectionState.NONE : SectionState.FOUND;
  }

  @FieldResolver()
  births(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number | null> {
    return countOf('births', summary, context);
  }

  @FieldResolver()
  marriages(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number | null> {
    return countOf('marriages', summary, context);
  }

  @FieldResolver()
  deaths(@Root() summary: CivilEventSummary, @Ctx() context: SubgraphContext): Promise<number | null> {
    return countOf('deaths', summary, context);
  }

  @FieldResolver()
  async byMonth(
    @Root() summary: CivilEventSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly CivilEventMonth[]> {
    const counts = await loadAll(summary, context);
    return counts === null ? [] : eventsByMonth(counts);
  }

  @FieldResolver()
  async unassigned(
    @Root() summary: CivilEventSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<UnassignedEvents> {
    const counts = await loadAll(summary, context);
    return {
      births: counts?.births.unassigned ?? null,
      marriages: counts?.marriages.unassigned ?? null,
      deaths: counts?.deaths.unassigned ?? null,
    };
  }

  @FieldResolver()
  splitUnits(
    @Root() { unitId }: CivilEventSummary,
    @Ctx() { units }: SubgraphContext,
  ): readonly AdministrativeUnit[] {
    return splitCommunes(units, unitId).map(({ id }) => ({ id }));
  }
}

async function countOf(
  kind: Kind,
  summary: CivilEventSummary,
  context: SubgraphContext,
): Promise<number | null> {
  return summary.held ? ((await load(kind, summary, context))?.total ?? null) : null;
}

function load(
  kind: Kind,
  { unitId, from, to }: CivilEventSummary,
  context: SubgraphContext,
): Promise<EventCount | null> {
  return loadersOf(context).events({ from, to })[kind].load(unitId);
}

/** Null for a unit of another province, and before the first books. */
async function loadAll(summary: CivilEventSummary, context: SubgraphContext): Promise<EventCounts | null> {
  if (!summary.held) return null;
  const [births, marriages, deaths] = await Promise.all([
    load('births', summary, context),
    load('marriages', summary, context),
    load('deaths', summary, context),
  ]);
  return births && marriages && deaths && { births, marriages, deaths };
}
