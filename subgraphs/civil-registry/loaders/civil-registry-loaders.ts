import type DataLoader from 'dataloader';
import { perRequest, type SubgraphContext } from '../../shared/context.ts';
import type { CivilStatusSection } from '../types/civil-status-section.ts';
import { amendmentLoaders, type AmendmentLoaders } from './amendment-loaders.ts';
import { birthLoaders, type BirthLoaders } from './birth-loaders.ts';
import { deathLoaders, type DeathLoaders } from './death-loaders.ts';
import { eventLoaders, type EventLoaders } from './event-loaders.ts';
import { guardianshipLoaders, type GuardianshipLoaders } from './guardianship-loaders.ts';
import { marriageLoaders, type MarriageLoaders } from './marriage-loaders.ts';
import { recognitionLoaders, type RecognitionLoaders } from './recognition-loaders.ts';
import { sectionLoader, type SectionNeeds } from './section-loader.ts';

/** From one day to another, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface CivilRegistryLoaders {
  readonly births: BirthLoaders;
  readonly marriages: MarriageLoaders;
  readonly deaths: DeathLoaders;
  readonly guardianships: GuardianshipLoaders;
  readonly recognitions: RecognitionLoaders;
  readonly amendments: AmendmentLoaders;
  /** Sections of citizens with the parts that a selection needs. */
  sections(needs: SectionNeeds): DataLoader<string, CivilStatusSection>;
  events(period: Period): EventLoaders;
}

/** Everything a request may read of the register; adoptions are not among it. */
export const loadersOf = perRequest((context: SubgraphContext): CivilRegistryLoaders => {
  const { reader } = context;
  const births = birthLoaders(reader);
  const marriages = marriageLoaders(reader);
  const deaths = deathLoaders(reader);
  return {
    births,
    marriages,
    deaths,
    guardianships: guardianshipLoaders(reader),
    recognitions: recognitionLoaders(reader),
    amendments: amendmentLoaders(reader),
    sections: oneFor(
      (needs) => sectionLoader({ reader, births, marriages, deaths }, needs),
      (needs: SectionNeeds) =>
        `${needs.state} ${needs.roles} ${needs.births} ${needs.marriages} ${needs.deaths}`,
    ),
    events: oneFor(
      ({ from, to }) => eventLoaders(context, from, to),
      ({ from, to }: Period) => `${from}/${to}`,
    ),
  };
});

/** Makes one thing for all arguments of the same name. */
function oneFor<Argument, Made>(
  create: (argument: Argument) => Made,
  nameOf: (argument: Argument) => string,
): (argument: Argument) => Made {
  const made = new Map<string, Made>();
  return (argument) => {
    const name = nameOf(argument);
    const known = made.get(name) ?? create(argument);
    made.set(name, known);
    return known;
  };
}
