import { defineCodeList } from './code-list.ts';

/** Kinds of vehicles as registration tells them apart. The codes are ours; names follow the Road Traffic Order Law 2024. */
export const VEHICLE_KINDS = defineCodeList('vehicle-kinds', [
  ['CAR', 'Ô tô con', 'Passenger car'],
  ['PICKUP', 'Ô tô pick-up', 'Pick-up'],
  ['BUS', 'Ô tô khách', 'Bus or coach'],
  ['TRUCK', 'Ô tô tải', 'Truck'],
  ['TRACTOR_UNIT', 'Ô tô đầu kéo', 'Tractor unit'],
  ['SPECIAL_PURPOSE', 'Ô tô chuyên dùng', 'Special-purpose vehicle'],
  ['TRAILER', 'Rơ moóc', 'Trailer'],
  ['SEMI_TRAILER', 'Sơ mi rơ moóc', 'Semi-trailer'],
  ['FOUR_WHEELER', 'Xe bốn bánh có gắn động cơ', 'Low-speed four-wheeled vehicle'],
  ['MOTORCYCLE', 'Xe mô tô hai bánh', 'Motorcycle'],
  ['THREE_WHEELER', 'Xe mô tô ba bánh', 'Three-wheeled motorcycle'],
  ['MOPED', 'Xe gắn máy', 'Moped'],
  ['ELECTRIC_MOTORCYCLE', 'Xe máy điện', 'Electric motorcycle'],
]);
