import { defineCodeList } from './code-list.ts';

/** Blood groups, ABO with Rhesus factor where it is known; the codes are the usual notation. */
export const BLOOD_GROUPS = defineCodeList('blood-groups', [
  ['A', 'Nhóm A', 'Group A'],
  ['B', 'Nhóm B', 'Group B'],
  ['AB', 'Nhóm AB', 'Group AB'],
  ['O', 'Nhóm O', 'Group O'],
  ['A+', 'Nhóm A, Rh dương', 'Group A, Rh positive'],
  ['A-', 'Nhóm A, Rh âm', 'Group A, Rh negative'],
  ['B+', 'Nhóm B, Rh dương', 'Group B, Rh positive'],
  ['B-', 'Nhóm B, Rh âm', 'Group B, Rh negative'],
  ['AB+', 'Nhóm AB, Rh dương', 'Group AB, Rh positive'],
  ['AB-', 'Nhóm AB, Rh âm', 'Group AB, Rh negative'],
  ['O+', 'Nhóm O, Rh dương', 'Group O, Rh positive'],
  ['O-', 'Nhóm O, Rh âm', 'Group O, Rh negative'],
]);
