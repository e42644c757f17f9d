import type DataLoader from 'dataloader';
import { perRequest, type SubgraphContext } from '../../shared/context.ts';
import { amendmentLoaders, type AmendmentLoaders } from './amendment-loaders.ts';
import { birthLoaders, type BirthLoaders } from './birth-loaders.ts';
import { deathLoaders, type DeathLoaders } from './death-loaders.ts';
import { eventLoaders, type EventLoaders } from './event-loaders.ts';
import { guardianshipLoaders, type GuardianshipLoaders } from './guardianship-loaders.ts';
import { marriageLoaders, type MarriageLoaders } from './marriage-loaders.ts';
import { recognitionLoaders, type RecognitionLoaders } from './recognition-loaders.ts';
import { traceLoader } from './trace-loader.ts';

export interface CivilRegistryLoaders {
  readonly births: BirthLoaders;
  readonly marriages: MarriageLoaders;
  readonly deaths: DeathLoaders;
  readonly guardianships: GuardianshipLoaders;
  readonly recognitions: RecognitionLoaders;
  readonly amendments: AmendmentLoaders;
  readonly traces: DataLoader<string, readonly object[]>;
  /** Counts from one day to another, both included. */
  events(from: string, to: string): EventLoaders;
}

/** Everything a request may read of the register; adoptions are not among it. */
export const loadersOf = perRequest((context: SubgraphContext): CivilRegistryLoaders => {
  const { reader } = context;
  const periods = new Map<string, EventLoaders>();
  return {
    births: birthLoaders(reader),
    marriages: marriageLoaders(reader),
    deaths: deathLoaders(reader),
    guardianships: guardianshipLoaders(reader),
    recognitions: recognitionLoaders(reader),
    amendments: amendmentLoaders(reader),
    traces: traceLoader(reader),
    events(from, to) {
      const period = `${from}/${to}`;
      const known = periods.get(period) ?? eventLoaders(context, from, to);
      periods.set(period, known);
      return known;
    },
  };
});
