import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../../shared/administrative-units/administrative-units.ts';
import { withDates } from '../../shared/administrative-units/with-dates.ts';
import { bilingual, type Bilingual } from '../../../platform/language.ts';
import { argumentFault } from '../../shared/argument-fault.ts';

/** Where a code was given, and for which day. */
export interface CodeQuestion {
  readonly argument: string;
  readonly date: string;
  /** True where the field takes the day as `asOf`. */
  readonly hasAsOf?: boolean;
}

/**
 * The unit that a code means on a day; undefined when no unit ever bore the code.
 * @throws NOT_IN_FORCE when units bore it at other times only: their dates, and what became of them, are named.
 */
export function unitInForce(
  units: AdministrativeUnits,
  code: string,
  { argument, date, hasAsOf = false }: CodeQuestion,
): AdministrativeUnitEntry | undefined {
  const unit = units.on(code, date);
  const versions = units.versions(code);
  if (unit !== undefined || versions.length === 0) return unit;
  const spans = versions.map(withDates);
  throw argumentFault(argument, {
    code: 'NOT_IN_FORCE',
    fault: {
      vi: `${code} không có hiệu lực vào ngày ${date}; mã này là ${spans.map(({ vi }) => vi).join(' và ')}`,
      en: `${code} was not in force on ${date}; it means ${spans.map(({ en }) => en).join(' and ')}`,
    },
    nextStep: nextStep(units, versions, hasAsOf),
  });
}

function nextStep(
  units: AdministrativeUnits,
  versions: readonly AdministrativeUnitEntry[],
  hasAsOf: boolean,
): Bilingual {
  const successors = versions.flatMap(({ id }) => units.successorsOf(id));
  const codes = successors.map(({ code, fullName }) => `${code} ${fullName}`).join(', ');
  const isOne = successors.length === 1;
  const asOf = { vi: 'Nêu `asOf` là một ngày trong khoảng đó.', en: 'Give `asOf` with a date within these.' };
  const today = {
    vi: `Cho hôm nay, dùng ${isOne ? 'đơn vị kế thừa' : 'một trong các đơn vị kế thừa (tùy thôn, bản)'}: ${codes}.`,
    en: `For today use ${isOne ? 'its successor' : 'one of its successors (the hamlet decides which)'}: ${codes}.`,
  };
  if (successors.length === 0) return hasAsOf ? asOf : NO_SUCCESSOR;
  return hasAsOf ? bilingual`${asOf} ${today}` : today;
}

const NO_SUCCESSOR: Bilingual = { vi: 'Dùng mã có hiệu lực hôm nay.', en: 'Use a code in force today.' };
