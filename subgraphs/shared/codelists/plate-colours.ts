import { defineCodeList } from './code-list.ts';

/** Ground colours of civil plates (Circular 79/2024/TT-BCA); the army's red ones are in no register of ours. */
export const PLATE_COLOURS = defineCodeList('plate-colours', [
  ['WHITE', 'Nền trắng, chữ và số đen: cá nhân, tổ chức', 'White: persons and organisations'],
  ['BLUE', 'Nền xanh, chữ và số trắng: cơ quan nhà nước', 'Blue: state agencies'],
  ['YELLOW', 'Nền vàng, chữ và số đen: kinh doanh vận tải', 'Yellow: commercial transport'],
]);
