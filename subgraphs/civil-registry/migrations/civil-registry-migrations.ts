import type { MigrationObject } from '@mikro-orm/core';
import { CreateBirthMarriageDeath } from './create-birth-marriage-death.ts';
import { CreateOtherBooks } from './create-other-books.ts';
import { OpenFigures } from './open-figures.ts';

/** Oldest first; names are recorded in the database and never change. */
export const CIVIL_REGISTRY_MIGRATIONS: readonly MigrationObject[] = [
  { name: '001-create-birth-marriage-death', class: CreateBirthMarriageDeath },
  { name: '002-create-other-books', class: CreateOtherBooks },
  { name: '003-open-figures', class: OpenFigures },
];
