import { inputFault } from './input-fault.ts';
import { quote } from './quote.ts';

const SERIAL = /^([A-ZĐ]{2})([0-9]{8}|[0-9]{6})$/;

/**
 * Checks the serial of a land certificate: two letters and 8 digits, or 6 on an older one; spaces and dots are
 * dropped. For data of old files, which are dirty, use `landSerialSearchKey`. Raises BAD_USER_INPUT.
 */
export function parseLandSerial(text: string): string {
  const normal = landSerialSearchKey(text);
  if (SERIAL.test(normal)) return normal;
  throw inputFault({
    type: { vi: 'Số phát hành', en: 'Certificate serial' },
    fault: { vi: `${quote(text)} có dạng khác`, en: `${quote(text)} has another form` },
    expected: {
      vi: '2 chữ cái và 8 chữ số, hoặc 6 chữ số trên giấy cũ, ví dụ "AA 01234567"',
      en: '2 letters and 8 digits, or 6 digits on an older certificate, e.g. "AA 01234567"',
    },
  });
}

/** As printed: a space between letters and digits. What is no serial passes through. */
export function formatLandSerial(serial: string): string {
  return serial.replace(SERIAL, '$1 $2');
}

/** The form under which any serial, however written, is stored for search: upper case, letters and digits only. */
export function landSerialSearchKey(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[ÐƉ]/g, 'Đ')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
