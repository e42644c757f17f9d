import { describe, expect, it } from 'vitest';
import { BLOOD_GROUPS } from '../../../../subgraphs/shared/codelists/blood-groups.ts';
import { coded, defineCodeList, type CodeList } from '../../../../subgraphs/shared/codelists/code-list.ts';
import {
  censusCodeOf,
  code1979Of,
  ETHNIC_GROUPS_1979,
  ETHNIC_GROUPS_CENSUS,
} from '../../../../subgraphs/shared/codelists/ethnic-groups.ts';
import {
  currentLandUseOf,
  LAND_USE_GROUPS,
  LAND_USE_PURPOSES,
  LAND_USE_PURPOSES_LEGACY,
  landUseGroupOf,
  landUseListOf,
} from '../../../../subgraphs/shared/codelists/land-use-purposes.ts';
import { MARITAL_STATUSES } from '../../../../subgraphs/shared/codelists/marital-statuses.ts';
import { countryOfIdPrefix, NATIONALITIES } from '../../../../subgraphs/shared/codelists/nationalities.ts';
import { PLATE_COLOURS } from '../../../../subgraphs/shared/codelists/plate-colours.ts';
import {
  FORMER_PROVINCES,
  formerProvincesOf,
  provinceOfIdPrefix,
  provinceOfPlatePrefix,
} from '../../../../subgraphs/shared/codelists/provinces.ts';
import { REGISTER_SOURCES, registerSource } from '../../../../subgraphs/shared/codelists/register-sources.ts';
import { RELATIONS_TO_HEAD } from '../../../../subgraphs/shared/codelists/relations-to-head.ts';
import { RELIGIONS } from '../../../../subgraphs/shared/codelists/religions.ts';
import { VEHICLE_KINDS } from '../../../../subgraphs/shared/codelists/vehicle-kinds.ts';
import { makesOf, VEHICLE_MAKES } from '../../../../subgraphs/shared/codelists/vehicle-makes.ts';

const LISTS: readonly CodeList[] = [
  BLOOD_GROUPS,
  ETHNIC_GROUPS_1979,
  ETHNIC_GROUPS_CENSUS,
  LAND_USE_GROUPS,
  LAND_USE_PURPOSES,
  LAND_USE_PURPOSES_LEGACY,
  MARITAL_STATUSES,
  NATIONALITIES,
  PLATE_COLOURS,
  RELATIONS_TO_HEAD,
  RELIGIONS,
  VEHICLE_KINDS,
  VEHICLE_MAKES,
];

describe('a codelist', () => {
  it('gives a value with its names and its list, the same object each time', () => {
    expect(coded(RELIGIONS, '2')).toEqual({
      code: '2',
      name: 'Công giáo',
      nameEn: 'Catholicism',
      list: 'religions',
    });
    expect(coded(RELIGIONS, '2')).toBe(coded(RELIGIONS, '2'));
  });

  it('gives null for no code and for one that it does not know', () => {
    expect(coded(RELIGIONS, null)).toBeNull();
    expect(coded(RELIGIONS, undefined)).toBeNull();
    expect(coded(RELIGIONS, '99')).toBeNull();
    expect(coded(RELIGIONS, 'toString')).toBeNull();
  });

  it('cannot have a code twice', () => {
    const twice = () =>
      defineCodeList('x', [
        ['1', 'a', null],
        ['1', 'b', null],
      ]);
    expect(twice).toThrow('Codelist x has code 1 twice.');
  });

  it('has a name of its own, and names in NFC without stray spaces', () => {
    expect(new Set(LISTS.map(({ list }) => list)).size).toBe(LISTS.length);
    const texts = LISTS.flatMap(({ entries }) =>
      [...entries.values()].flatMap(({ name, nameEn }) => [name, nameEn ?? '']),
    );
    expect(texts.filter((text) => text !== text.normalize('NFC').trim() || /\s{2}/.test(text))).toEqual([]);
  });

  it.each(LISTS)('$list is frozen', ({ entries }) => {
    expect([...entries.values()].filter((entry) => !Object.isFrozen(entry))).toEqual([]);
  });
});

describe('ethnic groups', () => {
  const codes = [...ETHNIC_GROUPS_1979.entries.keys()];

  it('are 54, then foreigners and unknown, in both lists', () => {
    expect(codes).toHaveLength(56);
    expect(ETHNIC_GROUPS_CENSUS.entries.size).toBe(56);
  });

  it('have another code in the census for 37 of the 54', () => {
    expect(codes.filter((code) => Number(code) <= 54 && censusCodeOf(code) !== code)).toHaveLength(37);
  });

  it('04 is Hoa in one list and Mường in the other', () => {
    expect(coded(ETHNIC_GROUPS_1979, '04')?.name).toBe('Hoa');
    expect(coded(ETHNIC_GROUPS_CENSUS, '04')?.name).toBe('Mường');
    expect(censusCodeOf('04')).toBe('06');
    expect(code1979Of('04')).toBe('06');
  });

  it('are translated there and back without loss', () => {
    expect(codes.map((code) => code1979Of(censusCodeOf(code) ?? ''))).toEqual(codes);
    expect(new Set(codes.map(censusCodeOf))).toEqual(new Set(ETHNIC_GROUPS_CENSUS.entries.keys()));
  });

  it('keep their English name in translation', () => {
    const english = (list: CodeList, code = '') => coded(list, code)?.nameEn;
    expect(
      codes.filter((code) => {
        return english(ETHNIC_GROUPS_1979, code) !== english(ETHNIC_GROUPS_CENSUS, censusCodeOf(code));
      }),
    ).toEqual([]);
  });

  it('unknown codes are not translated', () => {
    expect(censusCodeOf('56')).toBeUndefined();
    expect(code1979Of('')).toBeUndefined();
  });
});

describe('former provinces', () => {
  it('are 63, and 34 since the merger', () => {
    expect(FORMER_PROVINCES).toHaveLength(63);
    expect(new Set(FORMER_PROVINCES.map(({ since2025 }) => since2025)).size).toBe(34);
  });

  it('002 on a card and 23 on a plate are Hà Giang, whose people now live in 08', () => {
    expect(provinceOfIdPrefix('002')).toMatchObject({ name: 'Hà Giang', since2025: '08' });
    expect(provinceOfPlatePrefix('23')).toBe(provinceOfIdPrefix('002'));
    expect(formerProvincesOf('08').map(({ name }) => name)).toEqual(['Hà Giang', 'Tuyên Quang']);
    expect(provinceOfPlatePrefix('22')?.name).toBe('Tuyên Quang');
  });

  it('share no plate prefix, and 80 belongs to none', () => {
    const prefixes = FORMER_PROVINCES.flatMap(({ platePrefixes }) => platePrefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(provinceOfPlatePrefix('80')).toBeUndefined();
    expect(provinceOfIdPrefix('003')).toBeUndefined();
  });
});

describe('nationalities', () => {
  it('are the 249 of ISO 3166-1', () => {
    expect(NATIONALITIES.entries.size).toBe(249);
    expect(coded(NATIONALITIES, 'VN')).toMatchObject({ name: 'Việt Nam', nameEn: 'Vietnam' });
  });

  it('are found by the prefix of a personal ID, but Viet Nam has none', () => {
    expect(countryOfIdPrefix('279')).toBe('CN');
    expect(countryOfIdPrefix('193')).toBe('LA');
    expect(countryOfIdPrefix('002')).toBeUndefined();
    expect(countryOfIdPrefix('')).toBeUndefined();
  });
});

describe('land-use purposes', () => {
  it('are 53 today and ten of before, in three groups, no code in both', () => {
    expect([LAND_USE_PURPOSES.entries.size, LAND_USE_PURPOSES_LEGACY.entries.size]).toEqual([53, 10]);
    expect(
      [...LAND_USE_PURPOSES_LEGACY.entries.keys()].filter((code) => LAND_USE_PURPOSES.entries.has(code)),
    ).toEqual([]);
    const grouped = [...LAND_USE_PURPOSES.entries.keys()].map((code) => landUseGroupOf(code));
    expect(new Set(grouped)).toEqual(new Set(LAND_USE_GROUPS.entries.keys()));
  });

  it('of before lead to the closest of today, where there is one', () => {
    expect(landUseListOf('LUN')).toBe(LAND_USE_PURPOSES_LEGACY);
    expect(currentLandUseOf('LUN')).toBe('LUK');
    expect(currentLandUseOf('ONT')).toBe('ONT');
    expect(currentLandUseOf('SKT')).toBeUndefined();
    expect(landUseListOf('???')).toBeUndefined();
    const legacy = [...LAND_USE_PURPOSES_LEGACY.entries.keys()].map(
      (code) => currentLandUseOf(code) ?? 'ONT',
    );
    expect(legacy.filter((code) => !LAND_USE_PURPOSES.entries.has(code))).toEqual([]);
  });
});

describe('makes of vehicles', () => {
  it('know what they build', () => {
    expect(makesOf('motorcycle')).toContain('HONDA');
    expect(makesOf('car')).toContain('HONDA');
    expect(makesOf('truck')).not.toContain('HONDA');
    expect(makesOf('bus').length).toBeGreaterThan(0);
  });
});

describe('register sources', () => {
  it('name the system and its owner, the same object each time', () => {
    expect(registerSource('NPDB')).toMatchObject({
      nameEn: 'National Population Database',
      owner: 'Bộ Công an',
    });
    expect(registerSource('LAND')).toBe(REGISTER_SOURCES.get('LAND'));
  });

  it('of another code are a fault of ours', () => {
    expect(() => registerSource('NOWHERE')).toThrow('Unknown register source "NOWHERE".');
  });
});
