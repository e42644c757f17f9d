import { argumentFault } from '../shared/argument-fault.ts';
import type { AdministrativeUnitEntry } from '../shared/administrative-units/administrative-units.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { BOOK_KINDS } from './codelists.ts';
import { loadersOf, type CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';
import { sealAdoptions } from './seal-adoptions.ts';
import type { FindByNumber } from './loaders/find-by-number.ts';
import type { CivilEntry } from './types/civil-entry.ts';
import { plainText } from '../shared/text/clean-text.ts';
import { unitsOfBook } from './units-of-book.ts';

/** What stands on the paper of an entry. */
export interface EntryReference {
  readonly book: string;
  readonly number: string;
  readonly year: number;
  /** Code of the unit that registered, as it was then. */
  readonly unit: string;
  /** A day on which the code is meant; default any of the book's year. */
  readonly asOf: string | null;
}

/**
 * The entry that a paper names; null when the book has no such number.
 * @throws BAD_USER_INPUT for a book of no known kind, an unknown unit, and where two units bore the code in that year
 * and both have the number; NOT_IN_FORCE when the unit did not exist in that year; FORBIDDEN for the book of adoptions.
 */
export async function findCivilEntry(
  reference: EntryReference,
  context: SubgraphContext,
): Promise<CivilEntry | null> {
  const { kind, book } = readBook(reference.book);
  const number = plainText(reference.number);
  const { year } = reference;
  const find = booksOf(loadersOf(context))[kind];
  assertYear(year);
  const units = unitsOfBook(context.units, reference);
  const entries = await find({ book, number, year, unitIds: units.map(({ id }) => id) });
  if (entries.length > 1) throw ambiguous(reference, units);
  return entries[0] ?? null;
}

type Find = FindByNumber<CivilEntry>;
type BookKind = 'KS' | 'KH' | 'KT' | 'GH' | 'CMC' | 'TD' | 'GC' | 'NCN';

function booksOf(loaders: CivilRegistryLoaders): Readonly<Record<BookKind, Find>> {
  return {
    KS: loaders.births.byNumber,
    KH: loaders.marriages.byNumber,
    KT: loaders.deaths.byNumber,
    GH: loaders.guardianships.byNumber,
    CMC: loaders.recognitions.byNumber,
    TD: loaders.amendments.byNumber,
    GC: loaders.amendments.byNumber,
    NCN: sealAdoptions,
  };
}

/** `ks-01`, `KS 01` and `KS–1` are typed for `KS-01`. */
function readBook(text: string): { readonly kind: BookKind; readonly book: string } {
  const [, kind, volume = ''] =
    /^([A-Z]{2,3})[\s\p{Pd}]*([0-9]{1,3})$/u.exec(plainText(text).toUpperCase()) ?? [];
  if (kind !== undefined && BOOK_KINDS.entries.has(kind)) {
    return { kind: kind as BookKind, book: `${kind}-${String(Number(volume)).padStart(2, '0')}` };
  }
  const kinds = [...BOOK_KINDS.entries.keys()].join(', ');
  throw argumentFault('book', {
    fault: { vi: 'không có sổ nào tên như vậy', en: 'no book is called so' },
    expected: {
      vi: `một trong ${kinds}, gạch nối và số quyển, ví dụ "KS-01"`,
      en: `one of ${kinds}, a hyphen and the volume, e.g. "KS-01"`,
    },
  });
}

/** Four digits, as every record writes a year. */
function assertYear(year: number): void {
  if (year >= 1 && year <= 9999) return;
  throw argumentFault('year', {
    fault: { vi: `${year} không phải là năm của sổ nào`, en: `${year} is the year of no book` },
    expected: { vi: 'một năm từ 1 đến 9999', en: 'a year from 1 to 9999' },
  });
}

function ambiguous({ unit, year }: EntryReference, units: readonly AdministrativeUnitEntry[]) {
  const meanings = (from: string) =>
    units.map(({ fullName, validFrom }) => `${fullName} ${from} ${validFrom}`).join(', ');
  return argumentFault('unit', {
    fault: {
      vi: `${unit} là mã của nhiều đơn vị trong năm ${year}, và hơn một đơn vị có số này: ${meanings('từ')}`,
      en: `${unit} named several units in ${year}, and more than one has this number: ${meanings('from')}`,
    },
    nextStep: {
      vi: 'Nêu `asOf` là ngày đăng ký.',
      en: 'Give `asOf` with the day on which the entry was registered.',
    },
  });
}
