import type { EntitySchema } from '@mikro-orm/core';
import { AdoptionEntryRow } from './adoption-entry-row.ts';
import { AmendmentRow } from './amendment-row.ts';
import { BirthEntryRow } from './birth-entry-row.ts';
import { DeathEntryRow } from './death-entry-row.ts';
import { GuardianshipEntryRow } from './guardianship-entry-row.ts';
import { MarriageEntryRow } from './marriage-entry-row.ts';
import { RecognitionEntryRow } from './recognition-entry-row.ts';

/** The register's tables, base acts before what amends them. */
export const CIVIL_REGISTRY_ROWS: readonly EntitySchema[] = [
  BirthEntryRow,
  MarriageEntryRow,
  DeathEntryRow,
  GuardianshipEntryRow,
  RecognitionEntryRow,
  AmendmentRow,
  AdoptionEntryRow,
];
