import { plainText } from '../text/clean-text.ts';
import { PROVINCES_BEFORE_2025 } from '../codelists/provinces-before-2025.ts';

/** What a plate is for, as far as its form tells. */
export type PlateKind =
  | 'CAR'
  | 'MOTORCYCLE'
  | 'ELECTRIC_MOTORCYCLE'
  | 'TRAILER'
  | 'SPECIAL'
  | 'FOREIGN'
  | 'TEMPORARY';

/** One way to read a plate. */
export interface PlateReading {
  /** Upper case, no separators: the form that is stored and matched. */
  readonly normal: string;
  /** As painted, e.g. `22A-123.45`, `23-B1 123.45`. */
  readonly formatted: string;
  readonly kind: PlateKind;
  /** Two digits: the province that issued it before or after the mergers, or 80 for central agencies. */
  readonly locality: string;
  readonly series: string;
  /** Four digits (legacy) or five; of foreign plates the country's three and the order's two. */
  readonly number: string;
}

/**
 * All ways to read a plate, best first; empty when there is none. Separators decide where they stand between series
 * and number; without them `22A12345` may be a car (`22A-123.45`) or a legacy motorcycle (`22-A1 2345`). Who types
 * `23-MD1 123.45` means `23-MĐ1 123.45`: D is read as Đ where nothing better fits.
 */
export function readPlate(text: string): readonly PlateReading[] {
  if (text.length > LONGEST_SPELLING) return [];
  const spelling = plainText(text).toUpperCase().replaceAll(/[ÐƉ]/g, 'Đ');
  const joined = spelling.replaceAll(SEPARATORS, '');
  const spellings = new Set([joined, joined.replace(/(?<=[MT])D/, 'Đ')]);
  const readings = [...spellings].flatMap((plate) => FORMS.flatMap((candidate) => readAs(candidate, plate)));
  const series = SEPARATED_SERIES.exec(spelling)?.[1];
  const isMeant = (reading: PlateReading) =>
    series !== undefined && (reading.series === series || reading.series.replace('Đ', 'D') === series);
  return readings.toSorted((a, b) => Number(isMeant(b)) - Number(isMeant(a)));
}

interface PlateForm {
  readonly kind: PlateKind;
  /** Named groups: locality, series, number; of foreign plates the country may stand before the series. */
  readonly pattern: RegExp;
  readonly format: (locality: string, series: string, number: string) => string;
  /** Where the normal form is not locality, series, number in this order. */
  readonly normalise?: (locality: string, series: string, number: string) => string;
}

const LONGEST_SPELLING = 24;
const SEPARATORS = /[\s.\-–—_]/g;
/** `23-B1 123.45` → B1: the series is known when separators stand on both sides or only after it. */
const SEPARATED_SERIES = /^T?[0-9]{2}[\s.\-–—_]*([A-ZĐ][A-ZĐ0-9]{0,2})[\s.\-–—_]+[0-9]/;
const LETTER = '[ABCDEFGHKLMNPSTUVXYZ]';
const FOREIGN = 'NG|QT|NN|CV';
const SPECIAL = 'LD|DA|KT|TĐ';

const withDash = (locality: string, series: string, number: string) =>
  `${locality}${series}-${dotted(number)}`;
const withSpace = (locality: string, series: string, number: string) =>
  `${locality}-${series} ${dotted(number)}`;
const foreignParts = (locality: string, series: string, number: string) =>
  [locality, number.slice(0, 3), series, number.slice(3)] as const;

/** Series and number → the form of a whole plate. */
const form = (series: string, number: string) =>
  new RegExp(`^(?<locality>\\d{2})(?<series>${series})(?<number>\\d{${number}})$`);

/** In order of preference where one normal form fits several. */
const FORMS: readonly PlateForm[] = [
  { kind: 'SPECIAL', pattern: form(SPECIAL, '4,5'), format: withDash },
  {
    kind: 'FOREIGN',
    pattern: new RegExp(
      `^(?<locality>\\d{2})(?:(?<country>\\d{3})(?=\\D+\\d{2}$))?(?<series>${FOREIGN})(?<number>\\d{2}|\\d{5})$`,
    ),
    format: (...parts) => foreignParts(...parts).join('-'),
    normalise: (...parts) => foreignParts(...parts).join(''),
  },
  { kind: 'TRAILER', pattern: form('R', '4,5'), format: withDash },
  {
    kind: 'TEMPORARY',
    pattern: /^T(?<locality>\d{2})(?<series>[A-Z]?)(?<number>\d{4,6})$/,
    format: (...parts) => `T${withDash(...parts)}`,
    normalise: (...parts) => `T${parts.join('')}`,
  },
  { kind: 'CAR', pattern: form(LETTER, '5'), format: withDash },
  { kind: 'ELECTRIC_MOTORCYCLE', pattern: form('MĐ[1-9]?', '4,5'), format: withSpace },
  { kind: 'MOTORCYCLE', pattern: form(`${LETTER}[1-9]`, '4,5'), format: withSpace },
  { kind: 'MOTORCYCLE', pattern: form(`(?!${FOREIGN}|${SPECIAL})${LETTER}{2}`, '4,5'), format: withSpace },
  { kind: 'CAR', pattern: form(LETTER, '4'), format: withDash },
];

/** 80 stands for central agencies. */
const LOCALITIES: ReadonlySet<string> = new Set([
  ...PROVINCES_BEFORE_2025.flatMap(([, , , plates]) => plates.split(' ')),
  '80',
]);

function readAs(candidate: PlateForm, text: string): readonly PlateReading[] {
  const { kind, pattern, format, normalise = plain } = candidate;
  const { locality = '', series = '', country = '', number: digits = '' } = pattern.exec(text)?.groups ?? {};
  const number = country + digits;
  if (!LOCALITIES.has(locality) || number.length > 6) return [];
  const normal = normalise(locality, series, number);
  return [{ normal, formatted: format(locality, series, number), kind, locality, series, number }];
}

function plain(locality: string, series: string, number: string): string {
  return `${locality}${series}${number}`;
}

function dotted(number: string): string {
  return number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
}
