import { batchMany, batchOne } from '../../shared/batch.ts';
import { perRequest } from '../../shared/context.ts';
import type { Reader } from '../../shared/reader.ts';
import * as sql from './statements.ts';

/** Everything a request reads of the register: one SELECT for all keys that come up together. */
export const landLoaders = perRequest(({ reader }) => ({
  ...loadersByCitizen(reader),
  ...loadersByCertificate(reader),
  ...loadersByParcel(reader),
  ...loadersByUnit(reader),
}));

function loadersByCitizen(reader: Reader) {
  const keyOf = ({ citizenId }: { readonly citizenId: string }) => citizenId;
  return {
    holdings: batchMany({ reader, statement: sql.HOLDINGS_OF_CITIZENS, keyOf }),
    holdingHeads: batchMany({ reader, statement: sql.HOLDING_HEADS_OF_CITIZENS, keyOf }),
    certificatesOfCitizen: batchMany({ reader, statement: sql.CERTIFICATES_OF_CITIZENS, keyOf }),
  };
}

function loadersByCertificate(reader: Reader) {
  return {
    certificate: batchOne({ reader, statement: sql.CERTIFICATES, keyOf: (row) => row.serial }),
    parcelsOfCertificate: batchMany({
      reader,
      statement: sql.PARCELS_OF_CERTIFICATES,
      keyOf: (row) => row.certificateSerial ?? '',
    }),
    holders: batchMany({
      reader,
      statement: sql.HOLDERS_OF_CERTIFICATES,
      keyOf: (row) => row.certificateSerial,
    }),
  };
}

function loadersByParcel(reader: Reader) {
  const keyOf = ({ parcelId }: { readonly parcelId: string }) => parcelId;
  return {
    parcel: batchOne({ reader, statement: sql.PARCELS, keyOf: (row) => row.id }),
    parts: batchMany({ reader, statement: sql.PARCELS_OF_PARENTS, keyOf: (row) => row.parentId ?? '' }),
    purposes: batchMany({ reader, statement: sql.PURPOSES_OF_PARCELS, keyOf }),
    previousNumbers: batchMany({ reader, statement: sql.PREVIOUS_NUMBERS_OF_PARCELS, keyOf }),
  };
}

function loadersByUnit(reader: Reader) {
  return {
    coverage: batchOne({ reader, statement: sql.COVERAGE_OF_UNITS, keyOf: (row) => row.key }),
    // The communes of one selection share their page arguments, so one loader for each set of these.
    parcelsOfUnits: memoized((after: string, limit: number, group: number | null, current: boolean | null) =>
      batchMany({
        reader,
        statement: sql.PARCELS_OF_UNITS,
        keyOf: (row) => row.unitId ?? '',
        values: [after, limit, group, current],
      }),
    ),
    parcelCounts: memoized((group: number | null, current: boolean | null) =>
      batchOne({
        reader,
        statement: sql.PARCEL_COUNTS_OF_UNITS,
        keyOf: (row) => row.unitId,
        values: [group, current],
      }),
    ),
  };
}

function memoized<Arguments extends readonly (string | number | boolean | null)[], Made>(
  make: (...values: Arguments) => Made,
): (...values: Arguments) => Made {
  const made = new Map<string, Made>();
  return (...values) => {
    const key = JSON.stringify(values);
    const known = made.get(key) ?? make(...values);
    made.set(key, known);
    return known;
  };
}
