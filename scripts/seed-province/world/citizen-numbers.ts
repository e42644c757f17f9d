import { yearOf, type Day } from './days.ts';
import type { Sex } from './person.ts';

/** Hands out personal IDs; never the same twice in a province, although blocks know nothing of each other. */
export type CitizenNumbers = (registration: string, sex: Sex, born: Day) => string;

/** Serials from here on belong to the demo citizens. */
export const FIRST_DEMO_SERIAL = 990_000;

/** Any number without a common factor with FIRST_DEMO_SERIAL: it scatters neighbours over the whole range. */
const STRIDE = 617_071;

/**
 * Numbers of one block: each (place, sex, year) has its own 990,000 serials, of which every block owns an equal share.
 * @param block from 0 to `blocks - 1`.
 * @throws RangeError when a block needs more than its share, i.e. blocks are too large for their number.
 */
export function createCitizenNumbers(block: number, blocks: number): CitizenNumbers {
  const share = Math.floor(FIRST_DEMO_SERIAL / blocks);
  const used = new Map<string, number>();
  return (registration, sex, born) => {
    const stem = registration + centuryAndSex(sex, born) + String(yearOf(born) % 100).padStart(2, '0');
    const count = used.get(stem) ?? 0;
    if (count >= share) throw new RangeError(`block ${block} has more than ${share} people born as ${stem}`);
    used.set(stem, count + 1);
    const serial = ((block * share + count) * STRIDE) % FIRST_DEMO_SERIAL;
    return stem + String(serial).padStart(6, '0');
  };
}

/** 20th century 0 male / 1 female, 21st 2/3 (Decree 70/2024/NĐ-CP on personal identification numbers). */
export function centuryAndSex(sex: Sex, born: Day): string {
  return String((Math.floor(yearOf(born) / 100) - 19) * 2 + (sex === 'FEMALE' ? 1 : 0));
}
