import { cleanText } from '../text/clean-text.ts';

/** A person's name and, where its order is certain, its parts. */
export interface NameParts {
  /** As written, cleaned of stray spaces and decomposed letters. */
  readonly full: string;
  readonly surname: string | null;
  readonly middle: string | null;
  readonly given: string | null;
}

/**
 * Splits a full name in the order surname, middle, given: the first word, what lies between, the last word. A single
 * word is a given name. A name led by `Y` or `H` is left whole: that is the mark of sex of the Ê-đê and Gia-rai, whose
 * surname stands last or is missing. Other exceptions (surnames of two words such as Tôn Nữ, given names of two words)
 * cannot be seen in a name, so parts that a register holds are better than these.
 */
export function splitName(name: string): NameParts {
  const full = cleanText(name);
  const words = full === '' ? [] : full.split(' ');
  const [first = '', ...rest] = words;
  if (SEX_MARK.test(first)) return { full, surname: null, middle: null, given: full };
  if (rest.length === 0) return { full, surname: null, middle: null, given: full || null };
  const middle = rest.slice(0, -1).join(' ');
  return { full, surname: first, middle: middle || null, given: rest.at(-1) ?? null };
}

/** Puts a name together from the parts there are; the inverse of `splitName`. */
export function formatName({ surname, middle, given }: Omit<NameParts, 'full'>): string {
  return cleanText([surname, middle, given].filter((part) => part !== null).join(' '));
}

/** `Y`, `H`, `H'` or `H’` as a word of its own, or `H'Hen` written together. */
const SEX_MARK = /^(?:Y|H(?:['’].*)?)$/u;
