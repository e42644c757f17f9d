import type { Bilingual } from '../../../platform/language.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { readPlate, type PlateKind } from './read-plate.ts';
import { quote } from './quote.ts';

const EXPECTED: Bilingual = {
  vi: 'biển số như "22A-123.45", "22A-1234" hoặc "23-B1 123.45", có hay không có dấu ngăn',
  en: 'a plate such as "22A-123.45", "22A-1234" or "23-B1 123.45", separators optional',
};

/** `Plate` in the graph: a number plate in normal form, upper case without separators. */
export const PlateScalar = defineScalar({
  name: 'Plate',
  description:
    'Biển số xe; nhận mọi cách viết (22A-123.45, 22A12345), trả về dạng chuẩn chữ hoa không dấu cách · ' +
    'Number plate; any spelling is accepted (22A-123.45, 22A12345), the normal form is upper case without separators',
  expected: EXPECTED,
  parse: parsePlate,
});

/**
 * Brings a plate to its normal form: `22A-123.45`, `22a 12345` → `22A12345`; `51-U1 001.23` → `51U100123`.
 * Raises BAD_USER_INPUT. Source: Circular 79/2024/TT-BCA; older series by Circular 24/2023/TT-BCA and before.
 */
export function parsePlate(text: string): string {
  const [reading] = readPlate(text);
  if (reading !== undefined) return reading.normal;
  throw inputFault({
    type: 'Plate',
    fault: {
      vi: `${quote(text)} không thuộc dạng hay địa phương nào được biết`,
      en: `${quote(text)} is of no known form or locality`,
    },
    expected: EXPECTED,
  });
}

/**
 * A plate as it is painted. A legacy motorcycle (`22-B1 2345`) and a car (`22B-123.45`) share the normal form
 * `22B12345`, so give the kind where it is known; text of no known form passes through.
 */
export function formatPlate(normal: string, kind?: PlateKind): string {
  const readings = readPlate(normal).filter((reading) => reading.normal === normal);
  const reading = readings.find((candidate) => candidate.kind === kind) ?? readings[0];
  return reading?.formatted ?? normal;
}
