import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cursor } from '../../../gateway/transport/learned-json/cursor.ts';
import { generateReader } from '../../../gateway/transport/learned-json/generate-reader.ts';
import { LearningParser } from '../../../gateway/transport/learned-json/learning-parser.ts';
import { LearnedShape } from '../../../gateway/transport/learned-json/shape.ts';
import { parseJson } from '../../../gateway/engine/execute/parse-json.ts';

/** More answers than are needed to learn what they look like. */
const LESSONS = 32;

function taught(...texts: string[]): LearningParser {
  const parser = new LearningParser();
  for (let lesson = 0; lesson < LESSONS; lesson++) for (const text of texts) parser.parse(Buffer.from(text));
  return parser;
}

/** What came of parsing, exactly: the order of keys, minus zero and digits included. */
function outcomeOf(parse: (bytes: Buffer) => unknown, bytes: Buffer): unknown {
  try {
    const value = parse(bytes);
    return { value, text: JSON.stringify(value) };
  } catch (error) {
    return { error: (error as Error).name };
  }
}

/** The texts that the parser takes for something else than `parseJson` does. */
function mistaken(parser: LearningParser, texts: Iterable<string | Buffer>): string[] {
  const all = [...texts].map((text) => Buffer.from(text as string));
  const different = all.filter(
    (bytes) => !isDeepStrictEqual(outcomeOf(parser.parse, bytes), outcomeOf(parseJson, bytes)),
  );
  return different.map((bytes) => bytes.toString('latin1'));
}

/** By code made from these answers alone; undefined: it does not know the text. */
function read(seen: readonly unknown[], text: string): unknown {
  const shape = new LearnedShape();
  for (const value of seen) shape.learn(value);
  expect(shape.root.isOpaque).toBeFalsy();
  const cursor = new Cursor();
  cursor.open(Buffer.from(text));
  const value = generateReader(shape.root)(cursor);
  return value !== undefined && cursor.isAtEnd() ? value : undefined;
}

describe('code made from answers', () => {
  const person = { data: { person: { id: '1', sex: 'MALE', children: [{ id: '2' }], height: 1.5 } } };

  test('reads others that look like them', () => {
    const other = {
      data: { person: { id: '3', sex: 'FEMALE', children: [{ id: '4' }, { id: '5' }], height: 2 } },
    };
    expect(read([person], JSON.stringify(other))).toEqual(other);
  });

  test('reads null wherever it stands, and lists without elements', () => {
    for (const other of [{ data: null }, { data: { person: null } }])
      expect(read([person], JSON.stringify(other))).toEqual(other);
    const alone = { data: { person: { id: null, sex: null, children: [], height: null } } };
    expect(read([person], JSON.stringify(alone))).toEqual(alone);
  });

  test('reads each order of keys that it was made from, and no other', () => {
    const seen = [{ a: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }];
    for (const value of seen)
      expect(JSON.stringify(read(seen, JSON.stringify(value)))).toBe(JSON.stringify(value));
    for (const other of ['{}', '{"b":2}', '{"a":1,"b":2,"c":3}', '{"a":1,"a":2}', '{"c":1}'])
      expect(read(seen, other)).toBeUndefined();
  });

  test('reads names of types that it has seen and others', () => {
    for (const name of ['Citizen', 'Citizens', 'Unit', '', 'é'])
      expect(read([{ __typename: 'Citizen' }], JSON.stringify({ __typename: name }))).toEqual({
        __typename: name,
      });
  });

  test('leaves blanks to others, but for those at the end', () => {
    expect(read([[1]], '[1]\r\n\t ')).toEqual([1]);
    expect(read([[1]], '[ 1]')).toBeUndefined();
    expect(read([[1]], '[1]x')).toBeUndefined();
  });
});

describe('answers that look alike are parsed as ever', () => {
  test.each([
    ['of each length', Array.from({ length: 60 }, (_, length) => 'a'.repeat(length))],
    ['of characters of two bytes', Array.from({ length: 60 }, (_, length) => 'đ'.repeat(length))],
    ['of characters of three bytes', Array.from({ length: 60 }, (_, length) => `x${'ế'.repeat(length)}`)],
    ['of characters of four bytes', ['😀', 'Nguyễn 😀 Ánh', '😀'.repeat(40)]],
    ['with escapes', ['"', '\\', '\\"', 'a\nb', 'ế\tế', '\u0000', '\ud800', `${'x'.repeat(50)}\\`]],
    ['at the ends of ranges', ['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}']],
  ])('texts %s', (_name, texts) => {
    const parser = taught('{"a":"x","b":[""]}');
    const answers = texts.map((text) => JSON.stringify({ a: text, b: [text, text] }));
    expect(mistaken(parser, answers)).toEqual([]);
  });

  test.each([
    [
      '0',
      '-0',
      '7',
      '-7',
      '10',
      '999999999999999',
      '9007199254740991',
      '9007199254740993',
      '-1234567890123456789',
    ],
    ['0.5', '-0.5', '1e3', '1E+3', '1.25e-7', '1e400', '105.21345678901234567', '12345678901234567890.5'],
    ['01', '-', '-a', '1.', '.5', '1e', '1e+', '+1', '--1', '1-2', '0x1', 'NaN', 'Infinity'],
    ['true', 'false', 'null', 'tru', 'nulls', 'True', '', '{}', '[]', '[1]', '{"b":1}', '"unfinished'],
  ])('numbers and words: %s …', (...scalars) => {
    const parser = taught('{"a":1}');
    const answers = scalars.map((scalar) => `{"a":${scalar}}`);
    expect(mistaken(parser, answers)).toEqual([]);
  });

  test('bytes that are not UTF-8, wherever they stand', () => {
    const parser = taught('{"a":"x","b":"y"}');
    const broken = ['80', 'c3', 'e1ba', 'f09f98', 'ff', 'c080', 'eda080'].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    const frames = [
      ['{"a":"', '","b":"y"}'],
      ['{"a":"x","b":"', '"}'],
      ['{"a":"ế', 'ế","b":"é"}'],
    ].map(([before = '', after = '']) => [Buffer.from(before), Buffer.from(after)] as const);
    const answers = broken.flatMap((bytes) =>
      frames.map(([before, after]) => Buffer.concat([before, bytes, after])),
    );
    expect(mistaken(parser, answers)).toEqual([]);
  });

  test('control characters in texts', () => {
    const parser = taught('{"a":"x"}');
    const texts = ['a\nb', '\u0001', `ế\t`, `${'ế'.repeat(60)}\n`, `\\n${'x'.repeat(60)}\n`];
    const answers = texts.map((text) => `{"a":"${text}"}`);
    expect(mistaken(parser, answers)).toEqual([]);
  });
});

describe('what no code is made for stays as it is, and what is around it is read', () => {
  const wide = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`valueOf${index}`, index]));
  let deep: unknown = 'end';
  for (let level = 0; level < 500; level++) deep = [deep];

  test.each<[string, unknown]>([
    ['keys that are no names', { 'trace-id': '"}', '': [1, { ế: ']' }] }],
    ['a key that means something to a program', JSON.parse('{"__proto__":{"x":1},"constructor":1}')],
    ['more keys than anybody writes', wide],
    ['lists without end in lists', deep],
  ])('%s', (_name, odd) => {
    const others = ['{"a":[1,2]}', '[]', '"x\\"', 'null', '1e3', ' { "a" : 1 } '];
    expect(read([{ data: { odd, id: '1' } }], JSON.stringify({ data: { odd, id: '2' } }))).toEqual({
      data: { odd, id: '2' },
    });
    const parser = taught(JSON.stringify({ data: { odd, id: '1' } }));
    expect(
      mistaken(
        parser,
        others.map((other) => `{"data":{"odd":${other},"id":"1"}}`),
      ),
    ).toEqual([]);
    const broken = ['{', ']', '"', '}', '', '[1}', '{"a":1,}', '01', '"\\x"'];
    expect(
      mistaken(
        parser,
        broken.map((other) => `{"data":{"odd":${other},"id":"1"}}`),
      ),
    ).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  test('once there is too much of everything', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      Object.fromEntries(Array.from({ length: 20 }, (_value, index) => [`of${at}_${index}`, index])),
    );
    const answer = JSON.stringify(Object.fromEntries(many.map((value, at) => [`part${at}`, value])));
    expect(mistaken(taught(answer), [answer, answer.replace('1', '"x"')])).toEqual([]);
  });

  test('an integer beyond 2^53 among them', () => {
    const text = '{"data":{"odd":{"x-y":9007199254740993},"id":"1"}}';
    expect(JSON.stringify(taught(text).parse(Buffer.from(text)))).toBe(text);
  });
});

describe('nothing is learned from', () => {
  test.each([
    ['keys that are no names', '{"a b":1,"":2,"ế":3}'],
    ['lists without end in lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('answers with nothing but %s', (_name, text) => {
    expect(JSON.stringify(taught(text).parse(Buffer.from(text)))).toBe(text);
  });

  test('answers that never look like the ones before', () => {
    const parser = new LearningParser();
    const answers = Array.from({ length: 300 }, (_, turn) => {
      const keys = ['f', 'e', 'd', 'c', 'b', 'a'].filter((_key, bit) => ((turn * 37) >> bit) & 1);
      return JSON.stringify({ data: Object.fromEntries(keys.map((key) => [key, turn])) });
    });
    expect(mistaken(parser, answers)).toEqual([]);
  });
});

/** JSON of a form, and texts of that form. */
interface Family {
  readonly member: fc.Arbitrary<unknown>;
}

const name = fc.constantFrom(
  'a',
  'b',
  'id',
  'name',
  '__typename',
  'items',
  'node',
  'constructor',
  'toString',
);
const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', 'Z', ' ', 'đ', 'ế', '😀', '"', '\\', '\n'), maxLength: 60 }),
  fc.constantFrom('Citizen', 'Vehicle'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map((digits) => Number(digits)),
  fc.boolean(),
  fc.constant(null),
);

const { family } = fc.letrec<{ family: Family; object: Family }>((tie) => ({
  family: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Family>({ member: scalar }),
    tie('object'),
    tie('family').map(({ member }): Family => ({ member: fc.array(member, { maxLength: 4 }) })),
  ),
  object: fc.array(fc.tuple(name, tie('family'), fc.boolean()), { maxLength: 5 }).map((fields): Family => ({
    member: fc.record(
      Object.fromEntries(fields.map(([key, { member }]) => [key, fc.option(member, { freq: 8 })])),
      { requiredKeys: fields.filter(([, , isRequired]) => isRequired).map(([key]) => key) },
    ),
  })),
}));

const damage = fc.tuple(
  fc.nat(),
  fc.constantFrom('', '"', ',', '}', ']', '\\', ' ', '0', '\u0080', 'ế'),
  fc.nat(2),
);

function damaged(bytes: Buffer, [place, inserted, removed]: readonly [number, string, number]): Buffer {
  const at = place % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at + removed)]);
}

test('whatever was learned, and whatever comes then, is parsed as ever', () => {
  fc.assert(
    fc.property(
      family.chain(({ member }) => fc.tuple(fc.array(member, { minLength: 12, maxLength: 40 }), member)),
      fc.array(damage, { maxLength: 20 }),
      ([seen, next], damages) => {
        const parser = new LearningParser();
        const texts = [...seen, next].map((value) => JSON.stringify(value));
        expect(mistaken(parser, texts)).toEqual([]);
        const bytes = Buffer.from(JSON.stringify(next));
        expect(
          mistaken(
            parser,
            damages.map((each) => damaged(bytes, each)),
          ),
        ).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});
