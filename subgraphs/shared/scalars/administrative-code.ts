import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { quote } from './quote.ts';

const EXPECTED = '2 digits for a province or 5 digits for a commune, e.g. "08" or "02524"';

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

function faultOf(text: string): string {
  if (/^[0-9]{3}$/.test(text)) return `${quote(text)} is a district, and there are none since 1 July 2025`;
  if (/^[0-9]+$/.test(text)) return `has ${text.length} ${text.length === 1 ? 'digit' : 'digits'}`;
  return text === '' ? 'is empty' : `${quote(text)} is not all digits`;
}
