import { cleanText } from './clean-text.ts';

/**
 * The key under which a text is found by someone who types without diacritics: `Nguyễn Thị Hoà` → `nguyen thi hoa`.
 * Lower case, marks stripped, đ → d, anything but letters and digits is a space. Different names share a key: it finds
 * candidates and identifies nobody.
 */
export function searchKey(text: string): string {
  const letters = text.normalize('NFD').replaceAll(MARKS, '').toLowerCase().replaceAll(/[đð]/g, 'd');
  return cleanText(letters.replaceAll(NEITHER_LETTER_NOR_DIGIT, ' '));
}

const MARKS = /\p{M}/gu;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;
