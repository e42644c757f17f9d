import { argumentFault } from '../shared/argument-fault.ts';
import { withDates } from '../shared/administrative-units/with-dates.ts';
import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';

/**
 * The communes that a code may mean: on `asOf` the one, without it every one that ever bore the code.
 * @throws BAD_USER_INPUT for a province and for a code that no commune ever bore; NOT_IN_FORCE for a code that meant
 *   nothing on that day.
 */
export function readCommunes(
  units: AdministrativeUnits,
  code: string,
  asOf: string | null | undefined,
): readonly AdministrativeUnitEntry[] {
  if (code.length !== 5) {
    throw argumentFault('unit', {
      fault: { vi: `${code} là mã tỉnh`, en: `${code} is a province` },
      expected: { vi: '5 chữ số của một xã', en: 'the 5 digits of a commune' },
    });
  }
  const versions = units.versions(code);
  if (versions.length === 0) {
    throw argumentFault('unit', {
      fault: { vi: `chưa xã nào từng mang mã ${code}`, en: `no commune ever bore the code ${code}` },
    });
  }
  if (asOf == null) return versions;
  const meant = units.on(code, asOf);
  if (meant) return [meant];
  const spans = versions.map(withDates);
  throw argumentFault('unit', {
    code: 'NOT_IN_FORCE',
    fault: {
      vi: `${code} không phải là mã của xã nào vào ngày ${asOf}; từng là ${spans.map(({ vi }) => vi).join(', ')}`,
      en: `${code} meant no commune on ${asOf}; it was ${spans.map(({ en }) => en).join(', ')}`,
    },
    nextStep: {
      vi: 'Nêu `asOf` là một ngày mà mã có hiệu lực, hoặc bỏ `asOf` để tìm theo mọi xã từng mang mã.',
      en: 'Give `asOf` with a day on which the code was in force, or leave it out to search every commune that bore it.',
    },
  });
}
