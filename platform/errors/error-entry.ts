import type { Bilingual } from '../language.ts';

/** A row of the error table. */
export interface ErrorEntry {
  /** HTTP status when the error stands for the whole request. */
  readonly status: number;
  readonly meaning: Bilingual;
  readonly nextStep: Bilingual;
  /** A register may mean it for the caller; the gateway lets its text and extensions pass. */
  readonly raisedBySectors?: true;
}
