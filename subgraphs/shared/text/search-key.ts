import { cleanText, plainText } from './clean-text.ts';
import { comparisonKey } from './comparison-key.ts';

/**
 * The key under which a text is found by someone who types without diacritics: `Nguyễn Thị Hoà` → `nguyen thi hoa`.
 * Lower case, marks stripped, đ → d, anything but letters and digits is a space. Different names share a key: it finds
 * candidates and identifies nobody.
 */
export function searchKey(text: string): string {
  const letters = plainText(text).normalize('NFD').replaceAll(MARKS, '').toLowerCase();
  return cleanText(letters.replaceAll(/[đðɖ]/g, 'd').replaceAll(NEITHER_LETTER_NOR_DIGIT, ' '));
}

/**
 * The words of `searchKey`, one for one, as they are spelled: `Nguyễn Thị Hoà` and `NGUYỄN THỊ HÒA` have the same,
 * `Nguyễn Thị Hoa` another.
 */
export function spellingKey(text: string): string {
  return cleanText(comparisonKey(text).replaceAll(NO_PART_OF_A_SPELLING, ' '));
}

const MARKS = /\p{M}/gu;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;
/** `comparisonKey` ends a syllable by U+00B4 and its tone. */
const NO_PART_OF_A_SPELLING = /[^\p{L}\p{N}\p{M}\u00B4]+/gu;
