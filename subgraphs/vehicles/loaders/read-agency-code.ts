import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { plainText } from '../../shared/text/clean-text.ts';
import { agenciesOf } from '../agencies.ts';
import { PAGE_OF_FILE_HOLDER } from './statements.ts';

/**
 * The code of an agency as it is stored: spaces around it and small letters are forgiven.
 * @throws BAD_USER_INPUT for what is no code; NOT_FOUND for a code of no agency under which no file lies.
 */
export async function readAgencyCode(
  { units, reader }: SubgraphContext,
  argument: string,
  text: string,
): Promise<string> {
  const code = plainText(text);
  if (!/^[\w@.-]{1,40}$/.test(code)) {
    throw argumentFault(argument, {
      fault: { vi: 'không phải là mã', en: 'not a code' },
      expected: { vi: 'chẳng hạn "PC08-08@2025-07-01"', en: 'e.g. "PC08-08@2025-07-01"' },
    });
  }
  const listed = agenciesOf(units).byCode(code.toUpperCase());
  if (listed.level !== null) return listed.code;
  const files = await reader.select(PAGE_OF_FILE_HOLDER, [code, 0, 1]);
  if (files.length > 0) return code;
  throw argumentFault(argument, {
    code: 'NOT_FOUND',
    fault: {
      vi: 'không có cơ quan nào mang mã này, cũng không có hồ sơ nào ghi mã này',
      en: 'no agency has this code, and no file lies under it',
    },
    nextStep: {
      vi: 'Lấy mã từ `fileHolder { code }` của một xe.',
      en: 'Take the code from `fileHolder { code }` of a vehicle.',
    },
  });
}
