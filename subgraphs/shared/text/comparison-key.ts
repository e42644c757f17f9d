import { plainText } from './clean-text.ts';

/**
 * The key under which two spellings of a Vietnamese text are the same: `Hòa` and `Hoà`, composed and decomposed, upper
 * and lower case, `Ð` or `Ɖ` typed for `Đ`, with and without characters that nobody sees. Diacritics are kept, so
 * `Hoa`, `Hòa` and `Hóa` differ. Use it to compare names; never join on it (only the personal ID joins), and never use
 * `searchKey` in its place.
 */
export function comparisonKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replaceAll(/[ðɖ]/g, 'đ')
    .normalize('NFD')
    .replaceAll(SYLLABLE, toneLast)
    .normalize('NFC');
}

/** True when two texts differ in nothing but spelling habits. */
export function isSameText(a: string, b: string): boolean {
  return a === b || comparisonKey(a) === comparisonKey(b);
}

/** Letters with their marks, decomposed; a Vietnamese syllable bears one tone. */
const SYLLABLE = /\p{L}[\p{L}\p{M}]*/gu;
/** Grave, acute, tilde, hook above, dot below; circumflex, breve and horn make other letters and stay. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Separates the tone from the letters, so that it combines with none of them. */
const SEPARATOR = '\u00B4';

/** Which vowel bears the tone is a habit, that the syllable bears it is not: the tone moves to the end. */
function toneLast(syllable: string): string {
  const tones = syllable.match(TONE);
  return tones === null ? syllable : `${syllable.replaceAll(TONE, '')}${SEPARATOR}${tones.join('')}`;
}
