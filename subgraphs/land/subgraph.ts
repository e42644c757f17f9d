import { defineSubgraph } from '../shared/define-subgraph.ts';
import {
  LandCertificateRow,
  LandCoverageRow,
  LandHolderRow,
  LandParcelPreviousNumberRow,
  LandParcelRow,
  LandPurposeRow,
} from './entities.ts';
import { certificateBySerial, parcelById } from './loaders/records.ts';
import { CreateLandRegister } from './migrations/create-land-register.ts';
import { AdministrativeUnitResolver } from './resolvers/administrative-unit-resolver.ts';
import { OpenFigures } from './migrations/open-figures.ts';
import { CertificateLookupResolver } from './resolvers/certificate-lookup-resolver.ts';
import { CitizenResolver } from './resolvers/citizen-resolver.ts';
import { LandCertificateResolver } from './resolvers/land-certificate-resolver.ts';
import { LandParcelResolver } from './resolvers/land-parcel-resolver.ts';
import { LandSectionResolver } from './resolvers/land-section-resolver.ts';
import { ParcelLookupResolver } from './resolvers/parcel-lookup-resolver.ts';
import { QueryResolver } from './resolvers/query-resolver.ts';
import { AdministrativeUnit } from './types/administrative-unit.ts';
import { Citizen, type Residence } from './types/citizen.ts';

interface CitizenKey {
  readonly id: string;
  readonly permanentResidence?: Residence | null;
}

/** The land register of the Ministry of Agriculture and Environment. */
export const land = defineSubgraph({
  name: 'land',
  title: 'Đăng ký đất đai · Land register',
  port: 4004,
  rows: [
    LandCertificateRow,
    LandParcelRow,
    LandParcelPreviousNumberRow,
    LandPurposeRow,
    LandHolderRow,
    LandCoverageRow,
  ],
  migrations: [
    { name: 'create-land-register', class: CreateLandRegister },
    { name: 'open-figures', class: OpenFigures },
  ],
  resolvers: [
    ParcelLookupResolver,
    QueryResolver,
    CertificateLookupResolver,
    CitizenResolver,
    LandSectionResolver,
    LandCertificateResolver,
    LandParcelResolver,
    AdministrativeUnitResolver,
  ],
  extends: [Citizen, AdministrativeUnit],
  references: {
    // The register asks nobody whether a citizen exists: of one it does not know it says NONE.
    Citizen: ({ id, permanentResidence }: CitizenKey) => ({ id, permanentResidence }),
    AdministrativeUnit: ({ id }: AdministrativeUnit) => ({ id }),
    LandCertificate: ({ serial }: { readonly serial: string }, context) =>
      certificateBySerial(context, serial),
    LandParcel: ({ id }: { readonly id: string }, context) => parcelById(context, id),
  },
});
