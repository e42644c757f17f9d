import { bilingual, type Bilingual } from '../../../platform/language.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { Criteria } from '../types/search.ts';

/**
 * What to try when nobody was found: each criterion given can be loosened in its own way. Of a unit whose people are in
 * another register nothing was learned, so that no criterion is to blame but the unit.
 */
export function hintFor(state: SectionState, { name, dateOfBirth, unitIds }: Criteria): Bilingual {
  if (state === SectionState.NOT_OF_THIS_REGISTER) return ELSEWHERE;
  return [
    ...(name ? [NAME] : []),
    ...(dateOfBirth !== undefined && dateOfBirth.length > YEAR ? [DATE] : []),
    ...(unitIds ? [unitIds.length === 1 ? COMMUNE : UNIT] : []),
  ].reduce((hints, hint) => bilingual`${hints} ${hint}`);
}

const YEAR = 4;

const ELSEWHERE = {
  vi: 'Đơn vị này thuộc tỉnh khác, dân cư ở đó nằm trong cơ sở dữ liệu khác: hỏi nơi ấy, hoặc nêu đơn vị của tỉnh này.',
  en: 'The unit lies in another province, whose people are in another register: ask there, or give a unit of this province.',
};
const NAME = {
  vi: 'Không ai hợp các tiêu chí khác mà có tất cả các từ này trong họ tên: thử ít từ hơn, hoặc chỉ tên gọi.',
  en: 'Nobody who meets the other criteria has all of these words in the name: try fewer words, or the given name alone.',
};
const DATE = {
  vi: 'Thử chỉ năm sinh: với nhiều người, ngày tháng không được ghi.',
  en: 'Try the year of birth alone: of many people day and month are not recorded.',
};
const COMMUNE = {
  vi: 'Thử mã tỉnh thay cho mã xã, hoặc năm sinh thay cho nơi ở: người đã mất và người không có hộ khẩu không thuộc xã nào.',
  en: 'Try the code of the province, or the year of birth instead of the unit: the deceased and those in no residence file belong to no commune.',
};
const UNIT = {
  vi: 'Thử năm sinh thay cho nơi ở: người đã mất và người không có hộ khẩu không thuộc đơn vị nào.',
  en: 'Try the year of birth instead of the unit: the deceased and those in no residence file belong to no unit.',
};
