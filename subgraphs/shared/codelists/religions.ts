import { defineCodeList } from './code-list.ts';

/** Religions as the population service codes them; 0 is none. */
export const RELIGIONS = defineCodeList('religions', [
  ['0', 'Không', 'None'],
  ['1', 'Phật giáo', 'Buddhism'],
  ['2', 'Công giáo', 'Catholicism'],
  ['3', 'Phật giáo Hòa Hảo', 'Hoa Hao Buddhism'],
  ['4', 'Hồi giáo', 'Islam'],
  ['5', 'Cao Đài', 'Caodaism'],
  ['6', 'Minh Sư đạo', 'Minh Su'],
  ['7', 'Minh Lý đạo', 'Minh Ly'],
  ['8', 'Tin Lành', 'Protestantism'],
  ['9', 'Tịnh độ cư sĩ Phật hội Việt Nam', 'Pure Land Buddhist Home-Practice Association'],
  ['10', 'Đạo Tứ Ân Hiếu Nghĩa', 'Tu An Hieu Nghia'],
  ['11', 'Bửu Sơn Kỳ Hương', 'Buu Son Ky Huong'],
  ['12', 'Tôn giáo Baha’i', 'Baha’i Faith'],
  ['13', 'Bà-la-môn', 'Brahmanism'],
  ['14', 'Mặc Môn', 'Latter-day Saints'],
]);
