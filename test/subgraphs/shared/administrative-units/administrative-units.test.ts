import { describe, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { SPLIT_COMMUNES } from '../../../../subgraphs/shared/administrative-units/split-communes.ts';
import { CORRECTED_CODES } from '../../../../subgraphs/shared/administrative-units/package-corrections.ts';
import { readAddressDatabase } from '../../../../subgraphs/shared/administrative-units/read-address-database.ts';
import { comparisonKey } from '../../../../subgraphs/shared/text/comparison-key.ts';

const units = loadAdministrativeUnits();
const all = [...units.all()];
const PROVINCE = '08@2025-07-01';
const communes = units.childrenOf(PROVINCE);
const formerCommunes = units.predecessorsOf(PROVINCE).flatMap(({ id }) => units.childrenOf(id));
const names = (ids: readonly { fullName: string }[]) => ids.map(({ fullName }) => fullName);

describe('the codelist', () => {
  it('has the 34 provinces and 3,321 communes of today, 63 and 10,035 of before', () => {
    const count = (validTo: string | null, isProvince: boolean) =>
      all.filter((unit) => unit.validTo === validTo && (unit.parentId === null) === isProvince).length;
    expect([count(null, true), count(null, false)]).toEqual([34, 3321]);
    expect([count('2025-06-30', true), count('2025-06-30', false)]).toEqual([63, 10_035]);
  });

  it('tells kinds apart: six cities, 13 special zones, townships only before', () => {
    const kinds = Object.groupBy(
      all,
      ({ kind, validTo }) => `${kind} ${validTo === null ? 'now' : 'before'}`,
    );
    const counts = Object.fromEntries(
      Object.entries(kinds).map(([kind, members]) => [kind, members?.length]),
    );
    expect(counts).toEqual({
      'PROVINCE before': 57,
      'CITY before': 6,
      'COMMUNE before': 7692,
      'WARD before': 1726,
      'TOWNSHIP before': 617,
      'PROVINCE now': 28,
      'CITY now': 6,
      'COMMUNE now': 2621,
      'WARD now': 687,
      'SPECIAL_ZONE now': 13,
    });
  });

  it('knows each unit by an id of code and first day', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter((unit) => unit.id !== `${unit.code}@${unit.validFrom ?? '2004-07-08'}`)).toEqual([]);
    expect(all.filter((unit) => units.byId(unit.id) !== unit)).toEqual([]);
  });

  it('puts each commune under a province of its own time', () => {
    const misplaced = all.filter(({ parentId, validFrom }) => {
      return parentId !== null && units.byId(parentId)?.validFrom !== validFrom;
    });
    expect(misplaced).toEqual([]);
  });

  it('leads every former unit to one of today, and every one of today but the five island zones to a former one', () => {
    const lost = all.filter(({ id, validTo }) => validTo !== null && units.successorsOf(id).length === 0);
    const fromNowhere = all.filter(
      ({ id, validTo }) => validTo === null && units.predecessorsOf(id).length === 0,
    );
    expect(lost).toEqual([]);
    expect(names(fromNowhere)).toEqual([
      'Đặc khu Bạch Long Vĩ',
      'Đặc khu Cồn Cỏ',
      'Đặc khu Hoàng Sa',
      'Đặc khu Lý Sơn',
      'Đặc khu Côn Đảo',
    ]);
  });

  it('is written in NFC, without stray spaces', () => {
    const dirty = all.filter(({ name, fullName }) => {
      return (
        fullName !== fullName.normalize('NFC').trim() || /\s{2}/.test(fullName) || !fullName.endsWith(name)
      );
    });
    expect(dirty).toEqual([]);
  });

  it('has English names without diacritics, and the known exceptions', () => {
    expect(
      all.filter(({ nameEn }) => !/^[A-Za-z0-9' .’()-]+$/.test(nameEn ?? '')).map(({ nameEn }) => nameEn),
    ).toEqual([]);
    expect(units.byId('01@2025-07-01')?.nameEn).toBe('Hanoi');
    expect(units.byId('79@2025-07-01')?.nameEn).toBe('Ho Chi Minh');
    expect(units.byId('08@2025-07-01')?.nameEn).toBe('Tuyen Quang');
  });

  it('answers nothing for codes and ids that nobody bears', () => {
    expect(units.byId('99999@2025-07-01')).toBeUndefined();
    expect(units.on('99999', '2025-07-01')).toBeUndefined();
    expect(units.versions('99999')).toEqual([]);
    expect(units.communesUnder('99999@2025-07-01')).toEqual([]);
    expect(units.childrenOf('')).toEqual([]);
  });
});

describe('a recycled code', () => {
  it('02524 is Đội Cấn until 30 June 2025 and Bình Thuận from the next day', () => {
    expect(units.on('02524', '2025-06-30')?.fullName).toBe('Phường Đội Cấn');
    expect(units.on('02524', '2025-07-01')?.fullName).toBe('Phường Bình Thuận');
    expect(units.versions('02524').map(({ id }) => id)).toEqual(['02524@2004-07-08', '02524@2025-07-01']);
  });

  it('means nothing before codes existed', () => {
    expect(units.on('02524', '2004-07-07')).toBeUndefined();
    expect(units.on('02524', '2004-07-08')?.name).toBe('Đội Cấn');
  });

  it('is the rule: all 124 codes of the province meant a smaller unit before, 39 of them of another name', () => {
    const before = communes.map(({ code }) => units.on(code, '2025-06-30'));
    expect(communes).toHaveLength(124);
    expect(before.filter((unit) => unit === undefined)).toEqual([]);
    const renamed = communes.filter(
      ({ name }, index) => comparisonKey(name) !== comparisonKey(before[index]?.name ?? ''),
    );
    expect(renamed).toHaveLength(39);
  });

  it('is not given to a unit that never bore it, though the package says so', () => {
    expect(units.versions('23938').map(({ fullName }) => fullName)).toEqual(['Xã Ia Mơ', 'Xã Ia Mơ']);
    expect(units.versions('23737').map(({ fullName }) => fullName)).toEqual(['Xã Ia Mơ Nông']);
  });

  it('of a district’s time keeps the district’s name', () => {
    expect(units.on('02398', '2025-06-30')).toMatchObject({ name: 'Yên Phú', district: 'Huyện Hàm Yên' });
    expect(communes.filter(({ district }) => district !== null)).toEqual([]);
  });
});

describe('the merger of the province', () => {
  it('made 124 units, 117 communes and 7 wards, of Hà Giang’s 193 and Tuyên Quang’s 137', () => {
    expect(names(units.predecessorsOf(PROVINCE))).toEqual(['Tỉnh Hà Giang', 'Tỉnh Tuyên Quang']);
    expect(units.childrenOf('02@2004-07-08')).toHaveLength(193);
    expect(units.childrenOf('08@2004-07-08')).toHaveLength(137);
    expect(communes.filter(({ kind }) => kind === 'COMMUNE')).toHaveLength(117);
    expect(communes.filter(({ kind }) => kind === 'WARD')).toHaveLength(7);
  });

  it('took every former commune into one of the 124', () => {
    const successors = new Set(formerCommunes.flatMap(({ id }) => units.successorsOf(id)));
    expect(successors).toEqual(new Set(communes));
  });

  it('split five former communes between two new ones', () => {
    const split = formerCommunes.filter(({ id }) => units.successorsOf(id).length > 1);
    expect(split.map(({ id, fullName }) => [fullName, names(units.successorsOf(id))])).toEqual([
      ['Phường Quang Trung', ['Phường Hà Giang 2', 'Phường Hà Giang 1']],
      ['Xã Việt Lâm', ['Xã Vị Xuyên', 'Xã Việt Lâm']],
      ['Xã Yên Định', ['Xã Ngọc Đường', 'Xã Minh Ngọc']],
      ['Xã Thái Bình', ['Phường Nông Tiến', 'Xã Thái Bình']],
      ['Xã Kim Phú', ['Phường Minh Xuân', 'Phường Mỹ Lâm']],
    ]);
    expect(names(units.predecessorsOf('02212@2025-07-01'))).toContain('Xã Thái Bình');
  });

  it('is followed down: a province has its communes under it, a commune itself', () => {
    expect(units.communesUnder(PROVINCE)).toBe(communes);
    expect(units.communesUnder('02524@2025-07-01')).toEqual([units.byId('02524@2025-07-01')]);
  });
});

describe('names', () => {
  it('repeat inside the merged province', () => {
    const groups = Object.groupBy(formerCommunes, ({ name }) => comparisonKey(name));
    const repeated = Object.values(groups).filter((group) => (group?.length ?? 0) > 1);
    expect(repeated.map((group) => group?.map(({ code, name }) => `${name} ${code}`))).toEqual([
      ['Tả Lủng 00742', 'Tả Lủng 00796'],
      ['Yên Phú 00991', 'Yên Phú 02398'],
      ['Vinh Quang 01021', 'Vinh Quang 02356'],
      ['Tân Tiến 01051', 'Tân Tiến 02461'],
      ['Tân Thành 01162', 'Tân Thành 02401'],
      ['Tân Quang 01171', 'Tân Quang 02206'],
    ]);
  });

  it('repeat nationally: 314 names of communes are borne by several', () => {
    const today = all.filter(({ validTo, parentId }) => validTo === null && parentId !== null);
    const groups = Object.groupBy(today, ({ name }) => comparisonKey(name));
    expect(Object.values(groups).filter((group) => (group?.length ?? 0) > 1)).toHaveLength(314);
  });

  it('compare across the two habits of placing tones', () => {
    const thuanHoa = communes.find(({ code }) => code === '00922');
    expect(comparisonKey('Thuận Hoà')).toBe(comparisonKey(thuanHoa?.name ?? ''));
  });
});

describe('our table of split communes', () => {
  const { wards, ward_mappings: mappings } = readAddressDatabase();

  it.each(SPLIT_COMMUNES)(
    'fits the package: %s %s went to %s there and to %s as well',
    (code, name, known, other) => {
      const rows = mappings.filter((row) => row.old_ward_code === code);
      expect(rows.map((row) => [row.old_ward_name, row.new_ward_code])).toEqual([[name, known]]);
      expect(wards.find((ward) => ward.ward_code === other)?.province_code).toBe('08');
      expect(other).not.toBe(known);
    },
  );

  it('and our corrections are still needed', () => {
    const stillWrong = wards.filter((ward) => CORRECTED_CODES.has(ward.ward_code));
    expect(stillWrong.map(({ name }) => name)).toEqual(['Xã Ia Mơ']);
  });

  it('is needed: the package maps each former code of the province once', () => {
    const codes = new Set(formerCommunes.map(({ code }) => code));
    const rows = mappings.filter((row) => codes.has(row.old_ward_code ?? ''));
    expect(rows).toHaveLength(330);
  });
});
