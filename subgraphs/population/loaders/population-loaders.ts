import { perRequest } from '../../shared/context.ts';
import { createCitizenLoaders } from './citizen-loaders.ts';
import { createHouseholdLoaders } from './household-loaders.ts';
import { createSearchLoader } from './search-loader.ts';
import { createUnitLoaders } from './unit-loaders.ts';

/** Everything a resolver may read, once per request. */
export const populationLoaders = perRequest((context) => {
  const citizens = createCitizenLoaders(context);
  return {
    citizens,
    households: createHouseholdLoaders(context, citizens),
    search: createSearchLoader(context, citizens),
    residents: createUnitLoaders(context, citizens),
  };
});
