import { createHash } from 'node:crypto';

/** How many things a list holds; two where nothing is said here. Chosen to resemble the province. */
const LENGTHS: Readonly<Record<string, number>> = {
  'Household.members': 4,
  'LandCertificate.holders': 1,
  'LandParcel.purposes': 1,
  'CivilStatusSection.marriages': 1,
  'TransferCase.missing': 1,
};

/** The page size that the caller asked for, else the list's own length. */
export function lengthOf(field: string, first: unknown): number {
  return typeof first === 'number' ? first : (LENGTHS[field] ?? 2);
}

/**
 * A value for a leaf, the same for the same seed whoever asks: every gateway must get equal answers.
 * @param type name of the scalar
 */
export function mockScalar(type: string, seed: string): unknown {
  const number = hash(seed);
  const make = SCALARS[type];
  return make ? make(number) : `${WORDS[number % WORDS.length]} ${WORDS[(number >>> 5) % WORDS.length]}`;
}

/** A state in which there is something to show; any value elsewhere. */
export function mockEnum(values: readonly string[], seed: string): string | undefined {
  return values.includes('FOUND') ? 'FOUND' : values[hash(seed) % values.length];
}

export function hash(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32LE(0);
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');
const date = (number: number): string =>
  `${1950 + (number % 70)}-${pad(1 + (number % 12), 2)}-${pad(1 + (number % 28), 2)}`;

const SCALARS: Readonly<Record<string, (number: number) => unknown>> = {
  AdministrativeCode: (number) => pad(number % 100_000, 5),
  Boolean: () => true,
  CitizenId: citizenId,
  Date: date,
  DateTime: (number) => `${date(number)}T08:00:00.000Z`,
  Float: (number) => (number % 10_000) / 10,
  ID: (number) => pad(number % 1_000_000_000, 9),
  Int: (number) => number % 1_000,
  PartialDate: date,
  Plate: (number) => `22A${pad(number % 100_000, 5)}`,
};

/** One of a hundred thousand invented people. */
export function citizenId(number: number): string {
  return `008${pad(number % 200, 3)}${pad(number % 100_000, 6)}`;
}

/** One of the units in force, by the form of its id. */
export function unitId(number: number): string {
  return `${pad(1 + (number % 124), 5)}@2025-07-01`;
}

const WORDS =
  'Nguyễn Văn An|Trần Thị Bình|Tuyên Quang|Đội Cấn|Hà Giang|Toyota Vios|Honda Wave|đỏ|thôn Làng Mới|đất ở tại nông thôn|đất trồng cây|Phòng Cảnh sát giao thông'.split(
    '|',
  );
