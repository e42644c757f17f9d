import type { Bilingual } from '../../../platform/language.ts';
import { isDate } from './is-date.ts';

/** The next step after a text that is no date. Where it can be read, that is the value as it has to be written. */
export function dateNextStep(text: string, form: 'whole' | 'partial'): Bilingual {
  const parts = readAsPeopleWrite(text);
  return (parts && nextStepOf(parts, form)) ?? FORMS[form];
}

function nextStepOf({ year, month, day }: Parts, form: 'whole' | 'partial'): Bilingual | undefined {
  if (form === 'partial' && [month, day].some((part) => Number(part) === 0)) return LEAVE_OUT;
  if (year.length === 2) return FOUR_DIGITS;
  const date = [year, month, day].filter((part) => part !== undefined).map(twoDigits);
  const isWhole = date.length === 3;
  if (isDate([...date, '01', '01'].slice(0, 3).join('-'))) {
    return isWhole || form === 'partial' ? write(date.join('-')) : WHOLE_DAY;
  }
  return isWhole ? daysOf(year, twoDigits(month ?? '')) : undefined;
}

/** As they stand in the text: two or four digits of the year, one or two of the others. */
interface Parts {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

/** `14/03/1990`, `14 3 1990`, `1990.03.14`, `3/1990`, `ngày 14 tháng 3 năm 1990`, and what has the form already. */
function readAsPeopleWrite(text: string): Parts | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text
    .replaceAll(/ngày|tháng|năm/giu, ' ')
    .trim()
    .split(/\s*[/.-]\s*|\s+/)
    .join('-');
  const yearFirst = /^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/;
  const yearLast = /^(?:(?<day>\d{1,2})-)?(?<month>\d{1,2})-(?<year>\d{4})$/;
  const shortYear = /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{2})$/;
  const found = [yearFirst, yearLast, shortYear].map((form) => form.exec(plain)).find(Boolean);
  return found?.groups as Parts | undefined;
}

/** Characters of the longest way to write a day, generously. */
const LONGEST = 60;

function twoDigits(part: string): string {
  return part.padStart(2, '0');
}

function write(date: string): Bilingual {
  return {
    vi: `Viết "${date}": năm trước, rồi tháng, rồi ngày.`,
    en: `Write "${date}": the year first, then month and day.`,
  };
}

/** Undefined for what is no month. */
function daysOf(year: string, month: string): Bilingual | undefined {
  const days = [31, 30, 29, 28].find((day) => isDate(`${year}-${month}-${day}`));
  if (days === undefined) return undefined;
  return {
    vi: `Kiểm tra lại ngày: tháng ${month} năm ${year} có ${days} ngày.`,
    en: `Check the day: month ${month} of ${year} has ${days} days.`,
  };
}

const FORMS: Readonly<Record<'whole' | 'partial', Bilingual>> = {
  whole: {
    vi: 'Viết dạng YYYY-MM-DD: bốn chữ số năm, hai chữ số tháng (01–12), hai chữ số ngày.',
    en: 'Write it as YYYY-MM-DD: four digits for the year, two for the month (01 to 12), two for the day.',
  },
  partial: {
    vi: 'Viết dạng YYYY, YYYY-MM hoặc YYYY-MM-DD, đến mức đã biết; tháng từ 01 đến 12.',
    en: 'Write it as YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known; months are 01 to 12.',
  },
};

const WHOLE_DAY: Bilingual = {
  vi: 'Nêu cả ngày, dạng YYYY-MM-DD: ở đây chỉ có năm hoặc tháng thì chưa đủ.',
  en: 'Give the whole day, as YYYY-MM-DD: a year or a month alone is not enough here.',
};

const FOUR_DIGITS: Bilingual = {
  vi: 'Viết đủ bốn chữ số của năm, năm trước: YYYY-MM-DD.',
  en: 'Write all four digits of the year, and the year first: YYYY-MM-DD.',
};

const LEAVE_OUT: Bilingual = {
  vi: 'Bỏ phần chưa biết: "1950" nếu chỉ biết năm; không viết 00 hay 01-01 cho ngày chưa biết.',
  en: 'Leave out what is not known: "1950" for a year alone; never write 00 or 01-01 for an unknown day.',
};
