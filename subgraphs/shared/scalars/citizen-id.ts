import type { Bilingual } from '../../../platform/language.ts';
import { COUNTRIES } from '../codelists/countries.ts';
import { PROVINCES_BEFORE_2025 } from '../codelists/provinces-before-2025.ts';
import { plainText } from '../text/clean-text.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { digitCount } from './quote.ts';

const EXPECTED: Bilingual = {
  vi: '12 chữ số: 3 số nơi đăng ký khai sinh, 1 số thế kỷ và giới tính, 2 số năm sinh, 6 số còn lại',
  en: '12 digits: 3 for the place of birth registration, 1 for century and sex, 2 for the year, 6 more',
};

/** `CitizenId` in the graph: the personal ID by which all registers are joined. */
export const CitizenIdScalar = defineScalar({
  name: 'CitizenId',
  description:
    'Số định danh cá nhân: 12 chữ số, không dấu cách ở giữa; ba số đầu là nơi đăng ký khai sinh, không phải nơi cư trú · ' +
    'Personal ID: 12 digits without spaces between them; the first three say where the birth was registered, not the residence',
  expected: EXPECTED,
  parse: parseCitizenId,
});

/** What a personal ID says about its holder when it was issued; a corrected record may say otherwise. */
export interface CitizenIdParts {
  /** Three digits: `0` + code of one of the 63 provinces before July 2025, or the prefix of a country. */
  readonly place: string;
  readonly sex: 'MALE' | 'FEMALE';
  /** 1900–2399. */
  readonly birthYear: number;
  /** Six digits, random. */
  readonly serial: string;
}

/**
 * Checks a personal ID. There is no check digit; the fourth digit may be 0–9, since the rule assigns a pair to each
 * century from the 20th to the 24th and a scalar does not know today. Spaces around the ID are dropped. Raises
 * BAD_USER_INPUT, never repeating the ID.
 * Source: Circular 59/2021/TT-BCA (structure and annexes of province and country prefixes).
 */
export function parseCitizenId(text: string): string {
  const id = plainText(text);
  if (!/^[0-9]{12}$/.test(id)) throw fault(shapeFault(id), nextStepFor(id));
  const place = id.slice(0, 3);
  if (!KNOWN_PLACES.has(place)) {
    const places = {
      vi: `bắt đầu bằng ${place}, không phải mã của tỉnh hay quốc gia nào`,
      en: `begins with ${place}, the prefix of no province or country`,
    };
    throw fault(places, CHECK_PLACE);
  }
  return id;
}

/** Splits a valid personal ID. */
export function readCitizenId(id: string): CitizenIdParts {
  const centuryAndSex = Number(id[3]);
  return {
    place: id.slice(0, 3),
    sex: centuryAndSex % 2 === 0 ? 'MALE' : 'FEMALE',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(id.slice(4, 6)),
    serial: id.slice(6),
  };
}

/** Puts a personal ID together; the inverse of `readCitizenId`. */
export function formatCitizenId({ place, sex, birthYear, serial }: CitizenIdParts): string {
  const centuryAndSex = 2 * (Math.floor(birthYear / 100) - 19) + (sex === 'FEMALE' ? 1 : 0);
  return parseCitizenId(`${place}${centuryAndSex}${String(birthYear % 100).padStart(2, '0')}${serial}`);
}

const KNOWN_PLACES: ReadonlySet<string> = new Set([
  ...PROVINCES_BEFORE_2025.map(([code]) => `0${code}`),
  ...COUNTRIES.flatMap(([, , , prefixes]) => prefixes.split(' ')).filter((prefix) => prefix !== ''),
]);

function shapeFault(text: string): Bilingual {
  if (text === '') return { vi: 'để trống', en: 'is empty' };
  if (/^[0-9]+$/.test(text)) return digitCount(text);
  if (/^[0-9\s.-]+$/.test(text)) {
    return {
      vi: 'có dấu cách hoặc dấu ngăn giữa các chữ số',
      en: 'has spaces or separators between its digits',
    };
  }
  if (/[^\x20-\x7E]/.test(text)) {
    return { vi: 'có ký tự không phải chữ số 0–9', en: 'has a character that is not one of the digits 0–9' };
  }
  return { vi: 'có chữ cái hoặc ký hiệu giữa các chữ số', en: 'has letters or signs among its digits' };
}

function fault(text: Bilingual, nextStep: Bilingual) {
  return inputFault({ type: 'CitizenId', fault: text, expected: EXPECTED, nextStep });
}

function nextStepFor(text: string): Bilingual {
  if (/^[0-9]{9}$/.test(text)) return OLD_CARD;
  return /^[0-9\s.-]*[\s.-][0-9\s.-]*$/.test(text) ? LEAVE_OUT_SEPARATORS : COPY;
}

const COPY: Bilingual = {
  vi: 'Chép 12 chữ số trên thẻ căn cước, kể cả số 0 ở đầu.',
  en: 'Copy the 12 digits from the identity card, leading zeros included.',
};

const OLD_CARD: Bilingual = {
  vi: 'Chép 12 chữ số trên thẻ căn cước; số có 9 chữ số là chứng minh nhân dân cũ, không phải số định danh.',
  en: 'Copy the 12 digits from the identity card; a number of 9 digits is an old card, not a personal ID.',
};

const LEAVE_OUT_SEPARATORS: Bilingual = {
  vi: 'Viết liền 12 chữ số, bỏ dấu cách và dấu ngăn ở giữa.',
  en: 'Write the 12 digits together, without the spaces or separators between them.',
};

const CHECK_PLACE: Bilingual = {
  vi: 'Đối chiếu ba chữ số đầu với thẻ căn cước.',
  en: 'Compare the first three digits with the identity card.',
};
