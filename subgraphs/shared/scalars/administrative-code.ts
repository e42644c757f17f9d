import type { Bilingual } from '../../../platform/language.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { digitCount, quote } from './quote.ts';

const EXPECTED: Bilingual = {
  vi: '2 chữ số cho tỉnh hoặc 5 chữ số cho xã, ví dụ "08" hoặc "02524"',
  en: '2 digits for a province or 5 digits for a commune, e.g. "08" or "02524"',
};

/** `AdministrativeCode` in the graph: a province or commune, meant for a date since codes are recycled. */
export const AdministrativeCodeScalar = defineScalar({
  name: 'AdministrativeCode',
  description:
    'Mã đơn vị hành chính: 2 chữ số cho tỉnh, 5 chữ số cho xã; mã được dùng lại nên chỉ có nghĩa vào một ngày · ' +
    'Administrative code: 2 digits for a province, 5 for a commune; recycled, so it has a meaning only on a date',
  expected: EXPECTED,
  parse: parseAdministrativeCode,
});

/**
 * Checks the form of a code, not that a unit bears it: that depends on the date. Raises BAD_USER_INPUT.
 * Source: Decision 124/2004/QĐ-TTg; districts (3 digits) ended on 1 July 2025.
 */
export function parseAdministrativeCode(text: string): string {
  if (/^(?:[0-9]{2}|[0-9]{5})$/.test(text)) return text;
  throw inputFault({ type: 'AdministrativeCode', fault: faultOf(text), expected: EXPECTED });
}

/** Writes a number as a code of its level, with the leading zeros that spreadsheets drop. Raises BAD_USER_INPUT. */
export function formatAdministrativeCode(number: number, level: 'PROVINCE' | 'COMMUNE'): string {
  return parseAdministrativeCode(String(number).padStart(level === 'PROVINCE' ? 2 : 5, '0'));
}

function faultOf(text: string): Bilingual {
  if (text === '') return { vi: 'để trống', en: 'is empty' };
  const quoted = quote(text);
  if (!/^[0-9]+$/.test(text))
    return { vi: `${quoted} không chỉ gồm chữ số`, en: `${quoted} is not all digits` };
  if (text.length !== 3) return digitCount(text);
  return {
    vi: `${quoted} là mã huyện, mà từ ngày 1/7/2025 không còn huyện`,
    en: `${quoted} is a district, and there are none since 1 July 2025`,
  };
}
