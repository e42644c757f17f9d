import { p } from '@mikro-orm/core';
import { VerificationState } from './register-record.ts';

/** The columns that make a row a record of the register: where it came from, when, and how far it is verified. */
export const recordColumns = () => ({
  /** Code of the shared list of register sources. */
  sourceSystem: p.text(),
  recordedAt: p.datetime().columnType('timestamptz').$type<string>(),
  verification: p.enum(() => VerificationState),
});
