import type { Person, Relation } from '../world/person.ts';

/** Codes of the list `relations-to-head`, for men and for women. */
const CODES: Readonly<Record<Relation, readonly [male: string, female: string]>> = {
  HEAD: ['01', '01'],
  SPOUSE: ['03', '02'],
  CHILD: ['04', '04'],
  CHILD_IN_LAW: ['08', '07'],
  GRANDCHILD: ['18', '18'],
  PARENT: ['09', '10'],
  OTHER: ['99', '99'],
};
const ADOPTED = '05';

export function relationCode({ relation, sex, defects }: Person): string {
  if (relation === 'CHILD' && defects.has('ADOPTED_CHILD')) return ADOPTED;
  return CODES[relation][sex === 'MALE' ? 0 : 1];
}
