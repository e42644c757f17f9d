/** Characters beyond which Node's own decoding is as quick. */
export const LONGEST_CUT = 48;

type Units = { readonly [index: number]: number | undefined };
type Cut = (units: Units, start: number) => string;

/**
 * Makes a string of UTF-16 code units, up to `LONGEST_CUT` of them. A `substring` would be quicker to make, but slower to
 * use: from 13 characters on it points into the text it was cut from, keeps all of that alive, and `JSON.stringify` has
 * no quick way for it. `String.fromCharCode` makes one that stands for itself, quickly if it is given numbers one by one.
 */
export function cut(units: Units, start: number, length: number): string {
  return (CUTS[length] as Cut)(units, start);
}

const CUTS: readonly Cut[] = Array.from({ length: LONGEST_CUT + 1 }, (_, length) => {
  const units = Array.from({ length }, (_unit, index) => `units[start+${index}]`);
  // oxlint-disable-next-line no-new-func, no-implied-eval -- nothing but numbers
  return new Function('units', 'start', `return String.fromCharCode(${units.join(',')})`) as Cut;
});
