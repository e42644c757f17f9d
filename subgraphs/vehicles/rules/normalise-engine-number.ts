import { inputFault } from '../../shared/scalars/input-fault.ts';
import { quote } from '../../shared/scalars/quote.ts';

/**
 * The form of an engine number by which it is stored and matched: upper case, letters and digits only.
 * Raises BAD_USER_INPUT for what cannot be one; makers follow no common form.
 */
export function normaliseEngineNumber(text: string): string {
  const normal = text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[\s.\-/*~]/g, '');
  if (/^[A-Z0-9]{3,25}$/.test(normal)) return normal;
  throw inputFault({
    type: { vi: 'Số máy', en: 'Engine number' },
    fault: { vi: `${quote(text)} có dạng khác`, en: `${quote(text)} has another form` },
    expected: {
      vi: '3–25 chữ cái và chữ số, có hay không có dấu ngăn',
      en: '3–25 letters and digits, separators optional',
    },
  });
}
