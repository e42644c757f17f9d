import type { Bilingual } from '../../../platform/language.ts';

/** Longest part of a caller's value that an error repeats. */
const QUOTED_CHARACTERS = 40;
/** Longest part that is looked at, so that a megabyte of input costs nothing. */
const READ_CHARACTERS = 160;

/**
 * A caller's text as an error may repeat it: at most 40 characters, nothing invisible, and no run of nine or
 * more digits, since that may be somebody's personal ID or phone number typed into the wrong field.
 */
export function quote(text: string): string {
  const visible = text
    .slice(0, READ_CHARACTERS)
    .replaceAll(/\p{Nd}{9,}/gu, '(digits)')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
  const characters = Array.from(visible);
  const whole = characters.length <= QUOTED_CHARACTERS && text.length <= READ_CHARACTERS;
  return JSON.stringify(whole ? visible : `${characters.slice(0, QUOTED_CHARACTERS).join('')}…`);
}

/** "has 11 digits", of a text that is all digits and may be a personal ID. */
export function digitCount({ length }: string): Bilingual {
  return { vi: `có ${length} chữ số`, en: `has ${length} ${length === 1 ? 'digit' : 'digits'}` };
}
