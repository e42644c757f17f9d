import type { RowSink } from '../load/register-writer.ts';
import type { Random } from '../random.ts';
import { dateOf, MERGER, yearOf, type Day } from '../world/days.ts';
import type { BlockPlan } from '../world/plan-blocks.ts';
import { createIds } from './ids.ts';

/** Where entries are written: each block has volumes of its own, so that numbers never collide. */
export interface Books {
  /** The columns of an entry of the book `kind` made on a day. */
  enter(kind: BookKind, on: Day): EntryColumns;
}

export type BookKind = 'KS' | 'KH' | 'KT' | 'GH' | 'CMC' | 'TD' | 'GC' | 'NCN';

export interface EntryColumns {
  readonly id: number;
  readonly book: string;
  readonly number: string;
  readonly year: number;
  readonly unitId: string;
  readonly registeredOn: string;
  readonly signer: string;
  readonly copiesIssued: number;
  readonly sourceSystem: string;
  readonly recordedAt: string;
  readonly verification: string;
}

/** What the writers of entries share. */
export interface Desk {
  readonly sink: RowSink;
  readonly random: Random;
  readonly books: Books;
}

/** Electronic registration began on 1 January 2016; what is older was typed from paper books. */
const ELECTRONIC = 16_801;

/** Acts are registered where the commune of the day was: the old one before the merger, the present one since. */
export function createBooks(plan: BlockPlan): Books {
  const ids = createIds(plan.index);
  const numbers = new Map<string, number>();
  return {
    enter(kind, on) {
      const merged = on >= MERGER;
      const volume = String((merged ? plan.ordinal : plan.part) + 1).padStart(2, '0');
      const year = yearOf(on);
      const key = `${kind}${merged}${year}`;
      const number = (numbers.get(key) ?? 0) + 1;
      numbers.set(key, number);
      return {
        id: ids.next(),
        book: `${kind}-${volume}`,
        number: String(number),
        year,
        unitId: merged ? plan.present.id : plan.old.id,
        registeredOn: dateOf(on),
        signer: 'Chủ tịch Ủy ban nhân dân',
        copiesIssued: number % 4,
        sourceSystem: on >= ELECTRONIC ? 'CIVIL' : 'CIVIL_BOOKS',
        recordedAt: `${dateOf(Math.max(on, ELECTRONIC))}T03:15:00Z`,
        verification: on >= ELECTRONIC ? 'VERIFIED' : number % 5 === 0 ? 'UNVERIFIED' : 'VERIFIED',
      };
    },
  };
}
