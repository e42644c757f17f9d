import { argumentFault } from '../shared/argument-fault.ts';
import type { Bilingual } from '../../platform/language.ts';
import type { AdministrativeUnitEntry } from '../shared/administrative-units/administrative-units.ts';
import { withDates } from '../shared/administrative-units/with-dates.ts';
import { isHeld } from '../shared/administrative-units/register-territory.ts';
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
 * The entry that a paper names.
 * @throws NOT_FOUND when the book has no such number, NOT_HELD when it is a book of another province; BAD_USER_INPUT for
 * an empty number, a book of no known kind, an unknown unit, and where two units bore the code in that year
 * and both have the number; NOT_IN_FORCE when the unit did not exist in that year; FORBIDDEN for the book of adoptions.
 */
export async function findCivilEntry(
  reference: EntryReference,
  context: SubgraphContext,
): Promise<CivilEntry> {
  const { kind, book } = readBook(reference.book);
  const number = readNumber(reference.number);
  const { year } = reference;
  const find = booksOf(loadersOf(context))[kind];
  assertYear(year);
  const units = unitsOfBook(context.units, reference);
  const entries = await find({ book, number, year, unitIds: units.map(({ id }) => id) });
  if (entries.length > 1) throw ambiguous(reference, units);
  return entries[0] ?? missing(context, { ...reference, book }, units);
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
    NCN: () => sealAdoptions('book'),
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
  const spans = units.map(withDates);
  return argumentFault('unit', {
    fault: {
      vi: `${unit} là mã của nhiều đơn vị trong năm ${year}, và hơn một đơn vị có số này: ${spans.map(({ vi }) => vi).join(', ')}`,
      en: `${unit} named several units in ${year}, and more than one has this number: ${spans.map(({ en }) => en).join(', ')}`,
    },
    nextStep: {
      vi: 'Nêu `asOf` là ngày đăng ký.',
      en: 'Give `asOf` with the day on which the entry was registered.',
    },
  });
}

/** Longest number that books have, with room to spare. */
const LONGEST = 40;

/** A number as books hold it: `01` is typed for `1`. */
function readNumber(text: string): string {
  const number = plainText(text).replace(/^0+(?=\d)/, '');
  if (/^[\p{L}\p{N}./ -]+$/u.test(number) && number.length <= LONGEST) return number;
  throw argumentFault('number', {
    fault:
      number === ''
        ? { vi: 'để trống', en: 'is empty' }
        : { vi: 'không phải là số của sổ', en: 'is no number of a book' },
    expected: { vi: 'số đăng ký, ví dụ "12"', en: 'the number of the entry, e.g. "12"' },
  });
}

function missing(
  { units: all }: SubgraphContext,
  { book, year }: EntryReference,
  units: readonly AdministrativeUnitEntry[],
): never {
  const names = units.map(({ fullName }) => fullName).join(', ');
  if (!units.some((unit) => isHeld(all, unit))) {
    throw argumentFault('unit', {
      code: 'NOT_HELD',
      fault: {
        vi: `sổ của ${names} thuộc cơ sở dữ liệu hộ tịch của tỉnh khác`,
        en: `the books of ${names} are in the registry of another province`,
      },
    });
  }
  const isProvince = units.every(({ parentId }) => parentId === null);
  throw argumentFault('number', {
    code: 'NOT_FOUND',
    fault: {
      vi: `quyển ${book} năm ${year} của ${names} không có số này`,
      en: `book ${book} of ${year} of ${names} has no entry of this number`,
    },
    nextStep: isProvince ? ASK_COMMUNE : COMPARE_PAPER,
  });
}

const ASK_COMMUNE: Bilingual = {
  vi: 'Nêu 5 chữ số của xã đã đăng ký: tỉnh chỉ giữ ít sổ của riêng mình.',
  en: 'Give the 5 digits of the commune that registered: a province keeps few books of its own.',
};

const COMPARE_PAPER: Bilingual = {
  vi: 'Đối chiếu quyển, số, năm và nơi đăng ký với giấy tờ.',
  en: 'Compare book, number, year and place with the paper.',
};
