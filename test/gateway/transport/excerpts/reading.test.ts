import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  FieldForm,
  LeafForm,
  LeafKind,
  ObjectForm,
  QueryForm,
} from '../../../../gateway/engine/excerpts/answer-form.ts';
import { restore } from '../../../../gateway/engine/excerpts/restore.ts';
import { parseJson } from '../../../../platform/json/parse-json.ts';
import { readExcerpts } from '../../../../gateway/transport/excerpts/read-excerpts.ts';
import { formedAnswer } from './random-form.ts';

type Row = Record<string, unknown>;

const query = (root: ObjectForm): QueryForm => ({ kind: 'query', root });

/** What of a value a form reads. */
function readOf({ fields }: ObjectForm, value: unknown): unknown {
  const own = fields.filter(isRead).map((field) => [field.key, readField(field, (value as Row)[field.key])]);
  return Object.fromEntries(own);
}

function isRead({ value, excerpt, isOpen }: FieldForm): boolean {
  return value.kind === 'type-name' || excerpt !== undefined || isOpen === true;
}

function readField({ value, isOpen }: FieldForm, given: unknown): unknown {
  return isOpen === true ? readOpen(value, given) : given;
}

function readOpen(form: FieldForm['value'], given: unknown): unknown {
  if (given === null || form.kind === 'leaf' || form.kind === 'type-name') return given;
  if (form.kind === 'object') return readOf(form.object, given);
  return (given as unknown[]).map((element) => readOpen(form.element, element));
}

function restored(form: ObjectForm, bytes: Buffer): unknown {
  const data = readExcerpts(query(form), bytes);
  restore(data, new Set());
  return data && JSON.parse(JSON.stringify(data));
}

describe('an answer read in excerpts', () => {
  test('is what JSON.parse makes of it, as far as it is read', () => {
    fc.assert(
      fc.property(formedAnswer, ({ form, value }) => {
        const bytes = Buffer.from(JSON.stringify({ data: value }));
        const expected = JSON.parse(JSON.stringify(readOf(form, value))) as unknown;
        // Numbers with an exponent may be left to be parsed.
        const mayBeLeft = /\de/.test(bytes.toString());
        expect(restored(form, bytes) ?? (mayBeLeft ? expected : undefined)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is never taken for something else, however it is damaged', () => {
    const damaged = fc.record({ answer: formedAnswer, at: fc.nat(), by: fc.nat(255), removed: fc.nat(2) });
    fc.assert(
      fc.property(damaged, ({ answer: { form, value }, at, by, removed }) => {
        const whole = Buffer.from(JSON.stringify({ data: value }));
        const place = at % whole.length;
        const bytes = Buffer.concat([
          whole.subarray(0, place),
          Buffer.from([by]),
          whole.subarray(place + removed),
        ]);
        const data = restored(form, bytes);
        if (data === undefined) return;
        const parsed = JSON.parse(JSON.stringify(parseJson(bytes.toString()))) as { data: unknown };
        expect(data).toEqual(readOf(form, parsed.data));
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a value', () => {
  const accepts = (leaf: LeafKind, text: string, more: Partial<LeafForm> = {}): boolean => {
    const value: LeafForm = { kind: 'leaf', leaf, isNullable: false, isAscii: false, ...more };
    const form = query({ fields: [{ key: 'a', value, excerpt: '#0' }], others: [] });
    return readExcerpts(form, Buffer.from(`{"data":{"a":${text}}}`)) !== undefined;
  };

  test.each<[LeafKind, string[], string[]]>([
    ['String', ['""', '"Đỗ Ánh"', '"\\""', '"\\u00e9"'], ['1', 'null', '"', '"\\x"', '"\\u00g0"', '"\n"']],
    ['ID', ['"a"', '7', '-7', '12345678901'], ['1.5', 'true', '007', '1234567890123456']],
    [
      'Int',
      ['0', '-1', '2147483647', '-2147483648'],
      ['1.0', '1e3', '-', '00', '2147483648', '-2147483649', '"1"'],
    ],
    [
      'Float',
      ['0', '-1.5', '3', '0.1234567890123456789', '1e+21'],
      ['-1.50', '1e3', '-0', '1e400', '.5', '1.', 'NaN', '"1"', 'null'],
    ],
    ['Boolean', ['true', 'false'], ['tru', 'truth', '0', '"true"']],
    [
      'any',
      ['12345678901234567890', '"a"', 'true', '{"a":[1]}', '[]'],
      ['{', '[1', '{"a"}', '{"a":1,"a":2}', '[ ]', '[1e3]', '1e3', 'nul', 'null', ''],
    ],
    [
      new Set(['MALE', 'FEMALE']),
      ['"MALE"', '"FEMALE"'],
      ['"MAL"', '"MALES"', '"F"', '"male"', 'MALE', 'null'],
    ],
  ])('of %s is read only where it is written as one', (leaf, good, bad) => {
    expect(good.filter((text) => !accepts(leaf, text))).toEqual([]);
    expect(bad.filter((text) => accepts(leaf, text))).toEqual([]);
  });

  test('may be null where its type says so', () => {
    expect(accepts('Int', 'null', { isNullable: true })).toBe(true);
    expect(accepts('Int', 'nil', { isNullable: true })).toBe(false);
  });

  test('that others are sent is ASCII', () => {
    for (const kind of ['String', 'ID', 'any'] as const) {
      expect(accepts(kind, '"a"', { isAscii: true })).toBe(true);
      expect(accepts(kind, '"á"', { isAscii: true })).toBe(false);
    }
  });
});

describe('an answer is left to be parsed', () => {
  const value: LeafForm = { kind: 'leaf', leaf: 'any', isNullable: true, isAscii: false };
  const form = query({
    fields: [
      { key: 'a', value, excerpt: '#0' },
      { key: 'b', value, excerpt: '#0' },
    ],
    others: [],
  });
  const read = (text: string | Buffer) => readExcerpts(form, Buffer.from(text as string));

  test.each([
    ['with errors', '{"errors":[{"message":"x"}],"data":{"a":1,"b":2}}'],
    ['with errors behind the data', '{"data":{"a":1,"b":2},"errors":[]}'],
    ['without data', '{"data":null}'],
    ['with another order of keys', '{"data":{"b":2,"a":1}}'],
    ['with a key too many', '{"data":{"a":1,"b":2,"c":3}}'],
    ['with a key too few', '{"data":{"a":1}}'],
    ['with a key twice', '{"data":{"a":1,"a":1,"b":2}}'],
    ['with blanks', '{"data": {"a":1,"b":2}}'],
    ['that is cut off', '{"data":{"a":1,"b":2}'],
    ['with something behind it', '{"data":{"a":1,"b":2}}}'],
    ['with broken extensions', '{"data":{"a":1,"b":2},"extensions":{]}'],
    ['that is empty', ''],
  ])('%s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  test('that is not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"data":{"a":"'),
      Buffer.from([0xff]),
      Buffer.from('","b":2}}'),
    ]);
    expect(read(bytes)).toBeUndefined();
  });

  test('and read with extensions, or a line break at its end', () => {
    const data = { '#0': '"a":1,"b":2' };
    expect(read('{"data":{"a":1,"b":2},"extensions":{"cost":[1]}}')).toEqual(data);
    expect(read('{"data":{"a":1,"b":2}}\r\n')).toEqual(data);
  });
});
