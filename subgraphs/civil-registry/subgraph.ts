import { defineSubgraph } from '../shared/define-subgraph.ts';
import { CIVIL_REGISTRY_ROWS } from './entities/civil-registry-rows.ts';
import { findBirth } from './find-birth.ts';
import { CIVIL_REGISTRY_MIGRATIONS } from './migrations/civil-registry-migrations.ts';
import { AdministrativeUnitResolver } from './resolvers/administrative-unit-resolver.ts';
import { AmendmentResolver } from './resolvers/amendment-resolver.ts';
import { BirthEntryResolver } from './resolvers/birth-entry-resolver.ts';
import { CitizenResolver } from './resolvers/citizen-resolver.ts';
import { CivilEntryQuery } from './resolvers/civil-entry-query.ts';
import { CivilEntryResolver } from './resolvers/civil-entry-resolver.ts';
import { CivilEventSummaryResolver } from './resolvers/civil-event-summary-resolver.ts';
import { CivilStatusResolver } from './resolvers/civil-status-resolver.ts';
import { DeathEntryResolver } from './resolvers/death-entry-resolver.ts';
import { EventListsResolver } from './resolvers/event-lists-resolver.ts';
import { MarriageEntryResolver } from './resolvers/marriage-entry-resolver.ts';
import { AdministrativeUnit } from './types/administrative-unit.ts';
import { Citizen } from './types/citizen.ts';

/** The register of civil status (Ministry of Justice): births, marriages, deaths, and what changes them. */
export const civilRegistry = defineSubgraph({
  name: 'civil-registry',
  title: 'Hộ tịch · Civil registry',
  port: 4002,
  rows: CIVIL_REGISTRY_ROWS,
  migrations: CIVIL_REGISTRY_MIGRATIONS,
  resolvers: [
    AmendmentResolver,
    BirthEntryResolver,
    CivilEntryQuery,
    CivilEntryResolver,
    CitizenResolver,
    CivilStatusResolver,
    MarriageEntryResolver,
    DeathEntryResolver,
    AdministrativeUnitResolver,
    CivilEventSummaryResolver,
    EventListsResolver,
  ],
  extends: [Citizen, AdministrativeUnit],
  references: {
    Citizen: ({ id }: Citizen) => ({ id }),
    AdministrativeUnit: ({ id }: AdministrativeUnit) => ({ id }),
    BirthEntry: ({ id }: { readonly id: string }, context) => findBirth(id, context),
  },
});
