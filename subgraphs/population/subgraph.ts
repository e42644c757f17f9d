import { defineSubgraph } from '../shared/define-subgraph.ts';
import {
  AdministrativeUnitReleaseRow,
  AdministrativeUnitRow,
  AdministrativeUnitSuccessionRow,
} from './entities/administrative-unit-row.ts';
import { FormerHouseholdMemberRow } from './entities/former-household-member-row.ts';
import { FormerIdentityCardRow } from './entities/former-identity-card-row.ts';
import { HouseholdRow } from './entities/household-row.ts';
import { PersonRow } from './entities/person-row.ts';
import { RelativeWithoutIdRow } from './entities/relative-without-id-row.ts';
import { ResidenceRow } from './entities/residence-row.ts';
import { citizenReference, householdReference, unitReference } from './loaders/references.ts';
import { synchroniseUnits } from './loaders/synchronise-units.ts';
import { AddNameWords } from './migrations/add-name-words.ts';
import { CreatePopulation } from './migrations/create-population.ts';
import { OpenFigures } from './migrations/open-figures.ts';
import { AdministrativeUnitResolver } from './resolvers/administrative-unit-resolver.ts';
import { CitizenDetailsResolver } from './resolvers/citizen-details-resolver.ts';
import { CitizenRecordsResolver } from './resolvers/citizen-records-resolver.ts';
import { CitizenResolver } from './resolvers/citizen-resolver.ts';
import { HouseholdResolver } from './resolvers/household-resolver.ts';
import { PlaceResolver } from './resolvers/place-resolver.ts';
import { PopulationSummaryResolver } from './resolvers/population-summary-resolver.ts';
import { ResidentsResolver } from './resolvers/residents-resolver.ts';
import { CitizenConnectionResolver, SearchResolver } from './resolvers/search-resolver.ts';

/** The population register: citizens, households, administrative units. */
export const population = defineSubgraph({
  name: 'population',
  title: 'Cơ sở dữ liệu dân cư · Population register',
  port: 4001,
  rows: [
    AdministrativeUnitRow,
    AdministrativeUnitSuccessionRow,
    AdministrativeUnitReleaseRow,
    HouseholdRow,
    PersonRow,
    FormerHouseholdMemberRow,
    ResidenceRow,
    FormerIdentityCardRow,
    RelativeWithoutIdRow,
  ],
  migrations: [
    { name: 'create-population', class: CreatePopulation },
    { name: 'add-name-words', class: AddNameWords },
    { name: 'open-figures', class: OpenFigures },
  ],
  resolvers: [
    CitizenResolver,
    CitizenDetailsResolver,
    CitizenRecordsResolver,
    PlaceResolver,
    HouseholdResolver,
    SearchResolver,
    CitizenConnectionResolver,
    AdministrativeUnitResolver,
    ResidentsResolver,
    PopulationSummaryResolver,
  ],
  extends: [],
  references: {
    Citizen: citizenReference,
    Household: householdReference,
    AdministrativeUnit: unitReference,
  },
  prepare: synchroniseUnits,
});
