import type { AdministrativeUnitKind } from './administrative-unit-entry.ts';

/** A unit's name taken apart. */
export interface UnitName {
  readonly kind: AdministrativeUnitKind;
  readonly name: string;
  readonly fullName: string;
  readonly nameEn: string;
}

const KINDS: readonly (readonly [prefix: string, kind: AdministrativeUnitKind])[] = [
  ['Tỉnh ', 'PROVINCE'],
  ['Thành phố ', 'CITY'],
  ['Xã ', 'COMMUNE'],
  ['Phường ', 'WARD'],
  ['Thị trấn ', 'TOWNSHIP'],
  ['Đặc khu ', 'SPECIAL_ZONE'],
];

/** Places known abroad by another name than their own without diacritics. */
const ENGLISH_NAMES: ReadonlyMap<string, string> = new Map([
  ['Hà Nội', 'Hanoi'],
  ['Hoàng Sa', 'Hoang Sa (Paracel)'],
  ['Trường Sa', 'Truong Sa (Spratly)'],
]);

/** `Phường Bình Thuận` → kind, name and English name. Throws when the kind is unknown: the data changed its form. */
export function nameOfUnit(written: string): UnitName {
  const fullName = written.normalize('NFC').trim();
  for (const [prefix, kind] of KINDS) {
    if (fullName.startsWith(prefix)) return partsOf(fullName, prefix, kind);
  }
  throw new Error(`Administrative unit of unknown kind: ${JSON.stringify(written)}`);
}

function partsOf(fullName: string, prefix: string, kind: AdministrativeUnitKind): UnitName {
  const name = fullName.slice(prefix.length);
  return { kind, name, fullName, nameEn: englishName(name) };
}

function englishName(name: string): string {
  if (/^\d+$/.test(name)) return `Ward ${name}`;
  const latin = name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
  return ENGLISH_NAMES.get(name) ?? latin;
}
