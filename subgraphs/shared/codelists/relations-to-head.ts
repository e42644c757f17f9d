import { defineCodeList } from './code-list.ts';

/**
 * Relation of a member to the head of the household. The codes are ours: no open official list was found. Men and
 * women, father's and mother's side are told apart where Vietnamese forms do.
 */
export const RELATIONS_TO_HEAD = defineCodeList('relations-to-head', [
  ['01', 'Chủ hộ', 'Head'],
  ['02', 'Vợ', 'Wife'],
  ['03', 'Chồng', 'Husband'],
  ['04', 'Con đẻ', 'Child'],
  ['05', 'Con nuôi', 'Adopted child'],
  ['06', 'Con riêng của vợ hoặc chồng', 'Stepchild'],
  ['07', 'Con dâu', 'Daughter-in-law'],
  ['08', 'Con rể', 'Son-in-law'],
  ['09', 'Bố đẻ', 'Father'],
  ['10', 'Mẹ đẻ', 'Mother'],
  ['11', 'Bố vợ hoặc bố chồng', 'Father-in-law'],
  ['12', 'Mẹ vợ hoặc mẹ chồng', 'Mother-in-law'],
  ['13', 'Bố nuôi, mẹ nuôi', 'Adoptive parent'],
  ['14', 'Ông', 'Grandfather'],
  ['15', 'Bà', 'Grandmother'],
  ['16', 'Anh, chị, em ruột', 'Sibling'],
  ['17', 'Anh, chị, em của vợ hoặc chồng', 'Sibling-in-law'],
  ['18', 'Cháu ruột (gọi là ông, bà)', 'Grandchild'],
  ['19', 'Cháu ruột (gọi là bác, chú, cậu, cô, dì)', 'Nephew or niece'],
  ['20', 'Chắt', 'Great-grandchild'],
  ['21', 'Bác, chú, cậu, cô, dì', 'Uncle or aunt'],
  ['22', 'Người được giám hộ', 'Ward'],
  ['23', 'Người giám hộ', 'Guardian'],
  ['98', 'Người ở nhờ, ở mượn, ở thuê', 'Lodger or tenant'],
  ['99', 'Quan hệ khác', 'Other'],
]);
