import { pagedList } from '../../shared/paged-list.ts';
import { BirthEntry } from './birth-entry.ts';
import { DeathEntry } from './death-entry.ts';
import { MarriageEntry } from './marriage-entry.ts';

export const BirthEntryConnection = pagedList({
  name: 'BirthEntry',
  node: () => BirthEntry,
  description: 'Danh sách khai sinh, theo ngày đăng ký · A list of births, by date of registration',
  entry: 'Một khai sinh trong danh sách · A birth in a list',
});

export const MarriageEntryConnection = pagedList({
  name: 'MarriageEntry',
  node: () => MarriageEntry,
  description: 'Danh sách kết hôn, theo ngày đăng ký · A list of marriages, by date of registration',
  entry: 'Một kết hôn trong danh sách · A marriage in a list',
});

export const DeathEntryConnection = pagedList({
  name: 'DeathEntry',
  node: () => DeathEntry,
  description: 'Danh sách khai tử, theo ngày đăng ký · A list of deaths, by date of registration',
  entry: 'Một khai tử trong danh sách · A death in a list',
});
