import { defineCodeList } from './code-list.ts';

/** Marital status as the population service codes it; both 0 and 1 stand for single. */
export const MARITAL_STATUSES = defineCodeList('marital-statuses', [
  ['0', 'Chưa kết hôn', 'Single'],
  ['1', 'Chưa kết hôn', 'Single'],
  ['2', 'Đang có vợ/chồng', 'Married'],
  ['3', 'Đã ly hôn hoặc góa', 'Divorced or widowed'],
]);
