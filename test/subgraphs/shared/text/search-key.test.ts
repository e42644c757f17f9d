import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonKey } from '../../../../subgraphs/shared/text/comparison-key.ts';
import { searchKey } from '../../../../subgraphs/shared/text/search-key.ts';
import { always } from '../always.ts';

describe('the search key', () => {
  it.each([
    ['Nguyễn Thị Hoà', 'nguyen thi hoa'],
    ['NGUYỄN THỊ HÒA', 'nguyen thi hoa'],
    ['Đặng Đình Được', 'dang dinh duoc'],
    ['Nguyễn'.normalize('NFD'), 'nguyen'],
    ['\u00D0ội  Cấn', 'doi can'],
    ['Xã Bà Rịa - Vũng Tàu', 'xa ba ria vung tau'],
    ["H'Hen Niê", 'h hen nie'],
    ['Tổ 5, phố Lê Lợi', 'to 5 pho le loi'],
    ['', ''],
  ])('of %j is %j', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  it('is found by what it gives', () => {
    always(fc.string({ unit: 'grapheme' }), (text) =>
      expect(searchKey(searchKey(text))).toBe(searchKey(text)),
    );
  });

  it('is the same for texts that compare as the same', () => {
    const name = fc.constantFrom('Hòa', 'Hoà', 'HOÀ', 'Thủy', 'Thuỷ', 'Đội Cấn', 'ĐỘI  CẤN', 'Hóa', 'Hoá');
    always(fc.tuple(name, name), ([a, b]) => {
      fc.pre(comparisonKey(a) === comparisonKey(b));
      expect(searchKey(a)).toBe(searchKey(b));
    });
  });

  it('identifies nobody: different names share it', () => {
    expect(searchKey('Hoa')).toBe(searchKey('Hóa'));
    expect(comparisonKey('Hoa')).not.toBe(comparisonKey('Hóa'));
  });
});
