import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE, readPage, unknownList, type Connection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { SectionState } from '../../shared/register-record.ts';
import { eventPlaces } from '../event-places.ts';
import type { EventCounts } from '../events-by-month.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { eventPage } from '../loaders/event-pages.ts';
import type { CivilEntry } from '../types/civil-entry.ts';
import { CivilEventSummary } from '../types/civil-event-summary.ts';
import { BirthEntryConnection, DeathEntryConnection, MarriageEntryConnection } from '../types/entry-lists.ts';

@ArgsType()
class EventListArguments extends ReportPageArguments {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ những việc tính trong `unassigned`; false: những việc còn lại · ' +
      'true: only those that `unassigned` counts; false: only the others',
  })
  unassigned?: boolean | null;
}

type List = Promise<Connection<CivilEntry>>;

/** What the figures of a summary counted. */
@Resolver(() => CivilEventSummary)
export class EventListsResolver {
  @Paged()
  @FieldResolver(() => BirthEntryConnection, {
    nullable: true,
    description: 'Các khai sinh được đếm · The births counted',
  })
  birthEntries(
    @Root() summary: CivilEventSummary,
    @Args(() => EventListArguments) asked: EventListArguments,
    @Ctx() context: SubgraphContext,
  ): List {
    return listOf('births', summary, asked, context);
  }

  @Paged()
  @FieldResolver(() => MarriageEntryConnection, {
    nullable: true,
    description: 'Các kết hôn được đếm · The marriages counted',
  })
  marriageEntries(
    @Root() summary: CivilEventSummary,
    @Args(() => EventListArguments) asked: EventListArguments,
    @Ctx() context: SubgraphContext,
  ): List {
    return listOf('marriages', summary, asked, context);
  }

  @Paged()
  @FieldResolver(() => DeathEntryConnection, {
    nullable: true,
    description: 'Các khai tử được đếm · The deaths counted',
  })
  deathEntries(
    @Root() summary: CivilEventSummary,
    @Args(() => EventListArguments) asked: EventListArguments,
    @Ctx() context: SubgraphContext,
  ): List {
    return listOf('deaths', summary, asked, context);
  }
}

async function listOf(
  kind: keyof EventCounts,
  { unitId, from, to, held }: CivilEventSummary,
  asked: EventListArguments,
  context: SubgraphContext,
): List {
  const only = asked.unassigned ?? null;
  const list = `${kind} of ${unitId} ${from} ${to}${only ?? ''}`;
  const page = readPage(context, list, asked, PAGE_SIZE.report);
  if (!held) return unknownList(SectionState.NOT_OF_THIS_REGISTER);
  const places = eventPlaces(context.units, unitId).filter(({ assigned }) => assigned !== only);
  const count = async (): Promise<number | null> => {
    const counted = await loadersOf(context).events({ from, to })[kind].load(unitId);
    if (counted === null) return null;
    if (only === null) return counted.total;
    return only ? counted.unassigned : counted.total - counted.unassigned;
  };
  const period = { from, to };
  return eventPage(context, { kind, places: places.map((place) => place.unitId), period, count }, page);
}
