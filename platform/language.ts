/** The languages of texts for people: messages of errors and what to do next. The first is the default. */
export const LANGUAGES = ['vi', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

export const DEFAULT_LANGUAGE: Language = LANGUAGES[0];

/** The same in every language: names, numbers, and what others have written. */
export function sameInAll(text: string): Bilingual {
  return { vi: text, en: text };
}

/** Joins texts as a template does, in each language. */
export function bilingual(
  parts: TemplateStringsArray,
  ...values: readonly (Bilingual | string | number)[]
): Bilingual {
  const inOne = (language: Language): string =>
    String.raw(
      { raw: parts },
      ...values.map((value) => (typeof value === 'object' ? value[language] : value)),
    );
  return { vi: inOne('vi'), en: inOne('en') };
}

/**
 * Chooses by `Accept-Language` (RFC 9110 §12.5.4): the highest weight, then the first; `en-GB` asks for English.
 * Without a wish that can be met it is the default.
 */
export function negotiateLanguage(accept: string | undefined): Language {
  if (accept === undefined || accept === '') return DEFAULT_LANGUAGE;
  const wishes = accept.split(',').map(toWish);
  const refused = new Set(wishes.filter(({ weight }) => weight === 0).map(({ name }) => name));
  const [other = DEFAULT_LANGUAGE] = LANGUAGES.filter((language) => !refused.has(language));
  const [best] = wishes
    .map(({ name, weight }) => ({ language: name === '*' ? other : languageOf(name), weight }))
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.language ?? other;
}

interface Wish {
  /** Lower case, e.g. `en-gb` or `*`. */
  readonly name: string;
  /** From 0, which is a refusal, to 1. */
  readonly weight: number;
}

function toWish(text: string): Wish {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return { name, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
}

function languageOf(name: string): Language | undefined {
  return LANGUAGES.find((language) => name === language || name.startsWith(`${language}-`));
}
