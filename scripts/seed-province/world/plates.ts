import type { VehicleKind } from './vehicle.ts';

/** Hands out plates in normal form (`22B112345`, `22A12345`), unique in the province across blocks. */
export type Plates = (kind: VehicleKind, prefix: string, electric: boolean) => string;

const LETTERS = 'ABCDEFGHKLMNPSTUVXYZ';
/** Numbers of a series; the last thousand belong to the demo citizens. */
export const NUMBERS_IN_SERIES = 99_000;

export function createPlates(block: number, blocks: number): Plates {
  const used = new Map<string, number>();
  return (kind, prefix, electric) => {
    const family = `${prefix}${kind === 'MOTORCYCLE' ? (electric ? 'MĐ' : 'M') : kind}`;
    const count = used.get(family) ?? 0;
    used.set(family, count + 1);
    // Blocks take turns, so that every block can have as many as it needs.
    const turn = count * blocks + block;
    const number = String(turn % NUMBERS_IN_SERIES).padStart(5, '0');
    return `${prefix}${seriesOf(kind, electric, Math.floor(turn / NUMBERS_IN_SERIES))}${number}`;
  };
}

/** @throws RangeError when a province has more vehicles of the kind than plates. */
function seriesOf(kind: VehicleKind, electric: boolean, series: number): string {
  if (kind === 'CAR') return letter(series);
  if (kind === 'TRUCK') return letter(LETTERS.length - 1 - series);
  if (electric) return `MĐ${series + 1}`;
  return `${letter(Math.floor(series / 9))}${(series % 9) + 1}`;
}

function letter(index: number): string {
  const found = LETTERS[index];
  if (found === undefined) throw new RangeError('the province has run out of plates');
  return found;
}
