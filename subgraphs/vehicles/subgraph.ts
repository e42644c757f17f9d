import type { SubgraphContext } from '../shared/context.ts';
import { defineSubgraph } from '../shared/define-subgraph.ts';
import { GuardianConsentRow } from './entities/guardian-consent-row.ts';
import { IdentificationPlateRow } from './entities/identification-plate-row.ts';
import { InspectionRow } from './entities/inspection-row.ts';
import { RegistrationEventRow } from './entities/registration-event-row.ts';
import { TransferCaseRow, TransferStepRow } from './entities/transfer-case-row.ts';
import { VehicleRow } from './entities/vehicle-row.ts';
import { loadersOf } from './loaders/loaders-of.ts';
import { CreateVehicleTables } from './migrations/001-create-vehicle-tables.ts';
import { OpenFigures } from './migrations/002-open-figures.ts';
import { MatchOwnerNumbers } from './migrations/003-match-owner-numbers.ts';
import { AdministrativeUnitResolver } from './resolvers/administrative-unit-resolver.ts';
import { CitizenResolver } from './resolvers/citizen-resolver.ts';
import { IdentificationPlateResolver } from './resolvers/identification-plate-resolver.ts';
import { TransferCaseResolver } from './resolvers/transfer-case-resolver.ts';
import { VehicleListsResolver } from './resolvers/vehicle-lists-resolver.ts';
import { VehicleQueryResolver } from './resolvers/vehicle-query-resolver.ts';
import { VehicleSummaryResolver } from './resolvers/vehicle-summary-resolver.ts';
import { VehicleResolver } from './resolvers/vehicle-resolver.ts';
import { VehiclesSectionResolver } from './resolvers/vehicles-section-resolver.ts';
import { AdministrativeUnit } from './types/administrative-unit.ts';
import { Citizen } from './types/citizen.ts';

/** The vehicle register of the traffic police. */
export const vehicles = defineSubgraph({
  name: 'vehicles',
  title: 'Đăng ký, quản lý xe · Vehicle registration',
  port: 4003,
  rows: [
    VehicleRow,
    GuardianConsentRow,
    RegistrationEventRow,
    TransferCaseRow,
    TransferStepRow,
    InspectionRow,
    IdentificationPlateRow,
  ],
  migrations: [
    { name: '001-create-vehicle-tables', class: CreateVehicleTables },
    { name: '002-open-figures', class: OpenFigures },
    { name: '003-match-owner-numbers', class: MatchOwnerNumbers },
  ],
  resolvers: [
    VehicleQueryResolver,
    VehicleListsResolver,
    VehicleResolver,
    CitizenResolver,
    VehiclesSectionResolver,
    TransferCaseResolver,
    IdentificationPlateResolver,
    AdministrativeUnitResolver,
    VehicleSummaryResolver,
  ],
  extends: [Citizen, AdministrativeUnit],
  references: {
    Citizen: ({ id }: Citizen) => ({ id }),
    AdministrativeUnit: ({ id }: AdministrativeUnit) => ({ id }),
    Vehicle: ({ id }: { readonly id: string }, context: SubgraphContext) =>
      /^[1-9]\d{0,8}$/.test(id) ? loadersOf(context).vehicles.byId(Number(id)) : null,
  },
});
