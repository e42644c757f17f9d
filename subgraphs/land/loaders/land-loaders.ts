import { batchMany, batchOne } from '../../shared/batch.ts';
import { perRequest } from '../../shared/context.ts';
import * as sql from './statements.ts';

/** Everything a request reads of the register: one SELECT for all keys that come up together. */
export const landLoaders = perRequest(({ reader }) => ({
  holdings: batchMany({ reader, statement: sql.HOLDINGS_OF_CITIZENS, keyOf: (row) => row.citizenId }),
  certificatesOfCitizen: batchMany({
    reader,
    statement: sql.CERTIFICATES_OF_CITIZENS,
    keyOf: (row) => row.citizenId,
  }),
  certificate: batchOne({ reader, statement: sql.CERTIFICATES, keyOf: (row) => row.serial }),
  parcel: batchOne({ reader, statement: sql.PARCELS, keyOf: (row) => row.id }),
  parcelsOfCertificate: batchMany({
    reader,
    statement: sql.PARCELS_OF_CERTIFICATES,
    keyOf: (row) => row.certificateSerial ?? '',
  }),
  partsOfParcel: batchMany({ reader, statement: sql.PARCELS_OF_PARENTS, keyOf: (row) => row.parentId ?? '' }),
  holders: batchMany({
    reader,
    statement: sql.HOLDERS_OF_CERTIFICATES,
    keyOf: (row) => row.certificateSerial,
  }),
  purposes: batchMany({ reader, statement: sql.PURPOSES_OF_PARCELS, keyOf: (row) => row.parcelId }),
  previousNumbers: batchMany({
    reader,
    statement: sql.PREVIOUS_NUMBERS_OF_PARCELS,
    keyOf: (row) => row.parcelId,
  }),
  coverage: batchOne({ reader, statement: sql.COVERAGE_OF_UNITS, keyOf: (row) => row.key }),
}));
