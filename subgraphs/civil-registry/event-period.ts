import { argumentFault } from '../shared/argument-fault.ts';

/** Years that one summary may span. */
const MOST_YEARS = 10;

/**
 * Checks the days of a summary, both included.
 * @throws BAD_USER_INPUT when they are in the wrong order or too far apart; NOT_HELD when all of them are yet to come.
 */
export function assertPeriod(from: string, to: string, today: string): void {
  if (to < from) {
    throw argumentFault('to', {
      fault: { vi: `${to} đứng trước from: ${from}`, en: `${to} comes before from: ${from}` },
      expected: { vi: 'cùng ngày hoặc một ngày sau đó', en: 'the same day or a later one' },
    });
  }
  if (from > today) {
    throw argumentFault('from', {
      code: 'NOT_HELD',
      fault: {
        vi: `${from} chưa đến nên chưa có việc nào được đăng ký`,
        en: `${from} is yet to come, so nothing has been registered`,
      },
      nextStep: {
        vi: `Nêu \`from\` là ${today} hoặc một ngày trước đó.`,
        en: `Give \`from\` with ${today} or a day before.`,
      },
    });
  }
  const end = `${String(Number(from.slice(0, 4)) + MOST_YEARS).padStart(4, '0')}${from.slice(4)}`;
  if (to >= end) {
    throw argumentFault('to', {
      fault: { vi: `${to} cách ${from} quá xa`, en: `${to} is too far from ${from}` },
      expected: {
        vi: `một ngày trước ${end}, nhiều nhất ${MOST_YEARS} năm`,
        en: `a day before ${end}, ${MOST_YEARS} years at the most`,
      },
    });
  }
}
