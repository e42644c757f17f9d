import type { ArgumentFault } from '../argument-fault.ts';

/** UTF-16 units; the longest text that anybody asks with, a cursor, has a few hundred. */
const LONGEST = 2_000;

/**
 * What keeps a caller's value from being a parameter of a statement: PostgreSQL takes no U+0000 in text, and half of a
 * surrogate pair is no character. Lists and objects are looked through; undefined where nothing is wrong.
 */
export function findTextFault(value: unknown): ArgumentFault | undefined {
  if (typeof value === 'string') return faultOfText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value)) {
    const fault = findTextFault(part);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfText(text: string): ArgumentFault | undefined {
  if (text.length > LONGEST) return TOO_LONG;
  if (text.includes('\0')) return NUL;
  return text.isWellFormed() ? undefined : LONE_SURROGATE;
}

const TOO_LONG: ArgumentFault = {
  fault: { vi: `dài hơn ${LONGEST} ký tự`, en: `has more than ${LONGEST} characters` },
};

const NUL: ArgumentFault = {
  fault: {
    vi: 'có ký tự U+0000, ký tự không có trong văn bản nào',
    en: 'has the character U+0000, which no text holds',
  },
};

const LONE_SURROGATE: ArgumentFault = {
  fault: { vi: 'có một nửa ký tự (nửa cặp surrogate)', en: 'has half of a character (a lone surrogate)' },
};
