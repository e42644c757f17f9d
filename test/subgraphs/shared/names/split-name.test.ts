import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatName, splitName } from '../../../../subgraphs/shared/names/split-name.ts';
import { always } from '../always.ts';

describe('a full name', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn', 'Văn', 'An'],
    ['Nguyễn Thị Thanh Hoà', 'Nguyễn', 'Thị Thanh', 'Hoà'],
    ['Ma Hoan', 'Ma', null, 'Hoan'],
    ['Giàng A Páo', 'Giàng', 'A', 'Páo'],
    ['  Lý   Thị\tMẩy ', 'Lý', 'Thị', 'Mẩy'],
  ])('%j is surname, middle name and given name, in this order', (name, surname, middle, given) => {
    expect(splitName(name)).toMatchObject({ surname, middle, given });
  });

  it('of one word is a given name', () => {
    expect(splitName('Páo')).toEqual({ full: 'Páo', surname: null, middle: null, given: 'Páo' });
  });

  it.each(['Y Moan Êñuôl', 'H Hen Niê', "H'Hen Niê", 'H’Hen Niê'])(
    'like %s is left whole, since its surname stands last or is missing',
    (name) => {
      expect(splitName(name)).toEqual({ full: name, surname: null, middle: null, given: name });
    },
  );

  it('like Y Ban is left whole even if Y were a surname: no guess', () => {
    expect(splitName('Y Ban').surname).toBeNull();
  });

  it('that is empty has no parts', () => {
    expect(splitName('  ')).toEqual({ full: '', surname: null, middle: null, given: null });
  });

  it('comes back when its parts are put together', () => {
    const name = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 6 })
      .map((words) => words.join(' '));
    always(name, (text) => expect(formatName(splitName(text))).toBe(splitName(text).full));
  });

  it('is stored composed, whatever form it came in', () => {
    expect(splitName('Nguyễn Thị Hoà'.normalize('NFD')).full).toBe('Nguyễn Thị Hoà'.normalize('NFC'));
  });
});
