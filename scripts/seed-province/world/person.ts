import type { Day } from './days.ts';
import type { Defect } from './defect.ts';

/** What is true of a synthetic person; the registers each record their part of it, sometimes wrongly. */
export interface Person {
  /** Personal ID. */
  readonly id: string;
  readonly sex: Sex;
  readonly born: Day;
  readonly name: Name;
  /** Code of the list of 1979. */
  readonly ethnicity: string;
  /** Dated id of the unit that registered the birth: a commune here, or another province as a whole. */
  readonly birthUnit: string;
  /** Whether the province's civil registry holds the birth entry. */
  readonly registeredHere: boolean;
  readonly father: Person | null;
  readonly mother: Person | null;
  readonly children: Person[];
  spouse: Person | null;
  married: Day | null;
  divorced: Day | null;
  died: Day | null;
  /** Left the province with the residence file moved along. */
  moved: Day | null;
  /** Null for those in no residence file. */
  household: Household | null;
  /** Relation to the household's head, in words of the world; registers translate it to their codes. */
  relation: Relation;
  /** What was planted on this person. */
  readonly defects: Set<Defect>;
}

export type Sex = 'MALE' | 'FEMALE';

export interface Name {
  readonly surname: string;
  readonly middle: string;
  readonly given: string;
}

export type Relation = 'HEAD' | 'SPOUSE' | 'CHILD' | 'CHILD_IN_LAW' | 'GRANDCHILD' | 'PARENT' | 'OTHER';

/** A residence file. */
export interface Household {
  readonly fileNumber: string;
  /** Dated id of the present unit. */
  readonly unit: string;
  readonly address: string;
  readonly since: Day;
  readonly members: Person[];
}

export function fullName({ surname, middle, given }: Name): string {
  return middle === '' ? `${surname} ${given}` : `${surname} ${middle} ${given}`;
}

/** Alive and of this province. */
export function isResident(person: Person): boolean {
  return person.died === null && person.moved === null;
}
