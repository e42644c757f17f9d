import { argumentFault } from '../shared/argument-fault.ts';
import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';

/** The unit whose book it is: a code, the year of the book, and a day of that code if the caller knows one. */
export interface BookPlace {
  readonly unit: string;
  readonly year: number;
  readonly asOf: string | null;
}

/**
 * Units that bore a code in a book's year: two in 2025, when codes were recycled. Books older than the codes are
 * filed under the first unit that bore the code.
 * @throws BAD_USER_INPUT for a code that never was; NOT_IN_FORCE for one that was not then, naming what followed it.
 */
export function unitsOfBook(
  units: AdministrativeUnits,
  place: BookPlace,
): readonly AdministrativeUnitEntry[] {
  const versions = units.versions(place.unit);
  if (versions.length === 0) {
    throw argumentFault('unit', {
      fault: {
        vi: `${place.unit} không phải là mã của đơn vị nào`,
        en: `${place.unit} is the code of no unit`,
      },
      expected: { vi: `mã có hiệu lực trong năm ${place.year}`, en: `one in force in ${place.year}` },
    });
  }
  const [first, last] =
    place.asOf === null ? [`${place.year}-01-01`, `${place.year}-12-31`] : [place.asOf, place.asOf];
  const inForce = versions.filter(
    (unit) => (unit.validFrom ?? '') <= last && (unit.validTo ?? last) >= first,
  );
  if (inForce.length === 0) throw notInForce(units, versions, place);
  return inForce;
}

function notInForce(
  units: AdministrativeUnits,
  versions: readonly AdministrativeUnitEntry[],
  { unit, year, asOf }: BookPlace,
) {
  const since = versions.flatMap(({ id }) => units.successorsOf(id));
  const heirs = since.map(({ code, fullName }) => `${code} ${fullName}`).join(', ');
  const [vi, en] = heirs === '' ? ['', ''] : [`; nay là ${heirs}`, `; it became ${heirs}`];
  return argumentFault('unit', {
    code: 'NOT_IN_FORCE',
    fault: {
      vi: `${unit} không có hiệu lực ${asOf === null ? 'trong năm' : 'vào ngày'} ${asOf ?? year}${vi}`,
      en: `${unit} was not in force ${asOf === null ? 'in' : 'on'} ${asOf ?? year}${en}`,
    },
    nextStep: {
      vi: 'Nêu mã mà đơn vị đăng ký mang trong năm của sổ.',
      en: 'Give the code that the registering unit had in the year of the book.',
    },
  });
}
