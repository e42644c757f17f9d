import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonKey, isSameText } from '../../../../subgraphs/shared/text/comparison-key.ts';
import { always } from '../always.ts';
import { syllable } from './vietnamese.ts';

describe('two spellings of a Vietnamese text', () => {
  it.each([
    ['Hòa', 'Hoà'],
    ['Thủy', 'Thuỷ'],
    ['Chiêm Hóa', 'Chiêm Hoá'],
    ['Quang Thụy', 'Quang Thuỵ'],
    ['Nguyễn', 'Nguyễn'.normalize('NFD')],
    ['NGUYỄN THỊ HOÀ', 'Nguyễn Thị Hòa'],
    ['\u00D0ội Cấn', 'Đội Cấn'],
    [' Bình  Thuận ', 'Bình Thuận'],
  ])('%s and %s are the same', (a, b) => {
    expect(isSameText(a, b)).toBe(true);
  });

  it.each([
    ['Hoa', 'Hòa'],
    ['Hòa', 'Hóa'],
    ['Dung', 'Đung'],
    ['Tân', 'Tan'],
    ['Tấn', 'Tân'],
    ['Mơ', 'Mo'],
    ['Lan', 'Lăn'],
    ['Minh Tân', 'Minh Tấn'],
    ['Hòa Bình', 'Hoa Bình'],
  ])('%s and %s are not', (a, b) => {
    expect(isSameText(a, b)).toBe(false);
  });

  it('are the same wherever in the syllable the tone stands', () => {
    always(fc.tuple(syllable, fc.nat(), fc.nat()), ([{ letters, tone }, first, second]) => {
      const withToneAt = (place: number) => {
        const vowels = letters.flatMap((letter, index) => (/[aeiouyăâêôơư]/.test(letter) ? [index] : []));
        const bearer = vowels[place % vowels.length];
        return letters
          .map((letter, index) => (index === bearer ? letter + tone : letter))
          .join('')
          .normalize('NFC');
      };
      expect(comparisonKey(withToneAt(first))).toBe(comparisonKey(withToneAt(second)));
    });
  });

  it('have one key in every normal form, and the key of a key is itself', () => {
    always(fc.string({ unit: 'grapheme' }), (text) => {
      expect(comparisonKey(text.normalize('NFD'))).toBe(comparisonKey(text));
      expect(comparisonKey(comparisonKey(text))).toBe(comparisonKey(text));
    });
  });
});
