import type { EventCount } from './loaders/event-loaders.ts';
import type { CivilEventMonth } from './types/civil-event-summary.ts';

/** The three kinds of event that are counted. */
export interface EventCounts {
  readonly births: EventCount;
  readonly marriages: EventCount;
  readonly deaths: EventCount;
}

/** The months in which anything was registered, in order. */
export function eventsByMonth({ births, marriages, deaths }: EventCounts): readonly CivilEventMonth[] {
  const months = new Set([births, marriages, deaths].flatMap(({ byMonth }) => [...byMonth.keys()]));
  return [...months].toSorted().map((month) => ({
    month,
    births: births.byMonth.get(month) ?? 0,
    marriages: marriages.byMonth.get(month) ?? 0,
    deaths: deaths.byMonth.get(month) ?? 0,
  }));
}
