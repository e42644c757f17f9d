import type { Criteria } from '../types/search.ts';

/** What to try when nobody was found, in Vietnamese and English: each criterion given can be loosened in its own way. */
export function hintFor({ name, dateOfBirth, unitIds }: Criteria): string {
  const hints = [
    ...(name ? [NAME] : []),
    ...(dateOfBirth !== undefined && dateOfBirth.length > YEAR ? [DATE] : []),
    ...(unitIds ? [unitIds.length === 1 ? COMMUNE : UNIT] : []),
  ];
  return ['vi' as const, 'en' as const]
    .map((language) => hints.map((hint) => hint[language]).join(' '))
    .join(' · ');
}

const YEAR = 4;

const NAME = {
  vi: 'Không ai có tất cả các từ này trong họ tên: thử ít từ hơn, hoặc chỉ tên gọi.',
  en: 'Nobody has all of these words in the name: try fewer words, or the given name alone.',
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
