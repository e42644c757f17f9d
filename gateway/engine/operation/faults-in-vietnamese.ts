/**
 * What graphql-js has against a document or a value, in Vietnamese; undefined for what is not in the table, which is
 * rare: definitions of types, subscriptions, directives in the wrong place.
 * @param message as version 16 words it
 */
export function inVietnamese(message: string): string | undefined {
  for (const [pattern, sentence] of TABLE) {
    const found = pattern.exec(message);
    if (!found) continue;
    return sentence.replaceAll(/\{(\w*?)(\d)\}/g, (_, say: string, group: string) =>
      (SAY[say] ?? asItIs)(found[Number(group)] ?? ''),
    );
  }
  return undefined;
}

/** How what a group of the pattern has found is told: `{1}`, `{token1}`, `{hint3}`. */
const SAY: Readonly<Record<string, (found: string) => string>> = {
  /** A word of the syntax, as the parser describes it: `Name "citizen"`, `<EOF>`, `"{"`. */
  token: (found) => found.replace(/^(?:<EOF>|[A-Z]\w+)/, (kind) => TOKENS[kind] ?? kind),
  /** ` Did you mean "name" or "names"?` */
  hint(found) {
    const names = found.match(/"[^"]*"/g)?.join(', ');
    if (names === undefined) return '';
    return found.includes('inline fragment') ? ` Có ở kiểu khác: ${names}.` : ` Có thể là: ${names}.`;
  },
};

function asItIs(found: string): string {
  return found;
}

const TOKENS: Readonly<Record<string, string>> = {
  '<EOF>': 'hết văn bản',
  Name: 'tên',
  Int: 'số nguyên',
  Float: 'số thập phân',
  String: 'chuỗi',
  BlockString: 'chuỗi nhiều dòng',
};

/** A pattern, and the sentence with the groups of the pattern in it. */
type Row = readonly [pattern: RegExp, sentence: string];

const SYNTAX: readonly Row[] = [
  [/^Syntax Error: Expected (.+), found (.+)\.$/s, 'cần {token1}, gặp {token2}.'],
  [/^Syntax Error: Unexpected single quote/, 'gặp dấu nháy đơn; chuỗi được viết trong dấu nháy kép (").'],
  [/^Syntax Error: (?:Unexpected|Invalid) character: (.+)\.$/s, 'gặp ký tự không dùng được: {1}.'],
  [/^Syntax Error: Invalid character within String: (.+)\.$/s, 'chuỗi có ký tự không dùng được: {1}.'],
  [/^Syntax Error: Unterminated string\.$/, 'chuỗi thiếu dấu nháy kép ở cuối.'],
  [/^Syntax Error: Invalid number, .*: (.+)\.$/s, 'số viết sai, ở {token1}.'],
  [/^Syntax Error: Invalid (?:character|Unicode) escape sequence: (.+)\.$/s, 'chuỗi có dãy {1} sai dạng.'],
  [/^Syntax Error: Unexpected variable (".+") in constant value\.$/, 'chỗ này không nhận biến {1}.'],
  [/^Syntax Error: Unexpected (.+)\.$/s, 'gặp {token1} không đúng chỗ.'],
];

const FIELDS: readonly Row[] = [
  [
    /^Cannot query field (".+?") on type (".+?")\.(?: (Did you mean .*))?$/,
    'kiểu {2} không có trường {1}.{hint3}',
  ],
  [
    /^Unknown argument (".+?") on (?:field|directive) (".+?")\.(?: (Did you mean .*))?$/,
    '{2} không có tham số {1}.{hint3}',
  ],
  [/^Unknown type (".+?")\.(?: (Did you mean .*))?$/, 'không có kiểu {1}.{hint2}'],
  [/^Unknown fragment (".+")\.$/, 'không có fragment {1}.'],
  [/^Unknown directive (".+")\.$/, 'không có directive {1}.'],
  [
    /^(?:Field|Directive) (".+?") argument (".+?") of type (".+?") is required, but it was not provided\.$/,
    '{1} thiếu tham số bắt buộc {2}, kiểu {3}.',
  ],
  [
    /^Field (".+?") of type (".+?") must have (?:a selection of subfields|at least one field selected)\./,
    'trường {1} thuộc kiểu {2} nên phải chọn các trường con trong dấu ngoặc nhọn.',
  ],
  [
    /^Field (".+?") must not have a selection since type (".+?") has no subfields\.$/,
    'trường {1} thuộc kiểu {2}, không có trường con để chọn.',
  ],
  [/^There can be only one .+ named (".+")\.$/, 'tên {1} được dùng hơn một lần.'],
  [
    /^Fields (".+?") conflict because /,
    'các trường cùng tên {1} hỏi những điều khác nhau; hãy đặt cho chúng những bí danh khác nhau.',
  ],
  [/^Fragment (".+?") is never used\.$/, 'fragment {1} không được dùng ở đâu.'],
  [/^Cannot spread fragment (".+?") within itself/, 'fragment {1} chứa chính nó.'],
  [
    /^Fragment.* cannot be spread here as objects of type (".+?") can never be of type (".+?")\.$/,
    'fragment về kiểu {2} không dùng được ở kiểu {1}.',
  ],
  [/^This anonymous operation must be the only/, 'thao tác không tên phải là thao tác duy nhất của văn bản.'],
];

const VARIABLES: readonly Row[] = [
  [
    /^(?:Variable|Argument) (".+?") of (?:required|non-null) type (".+?") (?:was not provided|must not be null)\.$/,
    '{1} kiểu {2} phải có giá trị, nhưng không được gửi hoặc là null.',
  ],
  [/^Variable (".+?") is not defined/, 'biến {1} không được khai báo.'],
  [/^Variable (".+?") is never used/, 'biến {1} được khai báo mà không được dùng.'],
  [
    /^Variable (".+?") of type (".+?") used in position expecting type (".+?")\.$/,
    'biến {1} thuộc kiểu {2}, nhưng chỗ dùng nó cần kiểu {3}.',
  ],
  [/^Variable (".+?") cannot be non-input type (".+?")\.$/, 'biến {1} không thể thuộc kiểu {2}.'],
];

const VALUES: readonly Row[] = [
  [/^Int cannot represent non-integer value: (.*)$/s, 'cần số nguyên (Int); giá trị nhận được: {1}.'],
  [
    /^Int cannot represent non 32-bit signed integer value: (.*)$/s,
    'cần số nguyên (Int) từ -2147483648 đến 2147483647; giá trị nhận được: {1}.',
  ],
  [
    /^Float cannot represent (?:non numeric value: )?(.*?)\.?$/s,
    'cần một số (Float); giá trị nhận được: {1}.',
  ],
  [
    /^String cannot represent a non string value: (.*)$/s,
    'cần một chuỗi (String) trong dấu ngoặc kép; giá trị nhận được: {1}.',
  ],
  [
    /^Boolean cannot represent a non boolean value: (.*)$/s,
    'cần true hoặc false (Boolean); giá trị nhận được: {1}.',
  ],
  [/^ID cannot represent .*?value: (.*)$/s, 'cần một chuỗi hoặc số nguyên (ID); giá trị nhận được: {1}.'],
  [
    /^Enum (".+?") cannot represent non-(?:enum|string) value: (.*?)\.(?: (Did you mean .*))?$/s,
    '{2} không phải là giá trị của enum {1}.{hint3}',
  ],
  [
    /^Value (".*") does not exist in (".+?") enum\.(?: (Did you mean .*))?$/s,
    '{1} không phải là giá trị của enum {2}.{hint3}',
  ],
  [/^Expected value of type (".+?"), found (.*)\.$/s, 'cần giá trị kiểu {1}; giá trị nhận được: {2}.'],
  [/^Expected non-nullable type (".+?") not to be null\.$/, 'cần giá trị kiểu {1}, không phải null.'],
  [/^Expected type (".+?") to be an object\.$/, 'cần một đối tượng kiểu {1}.'],
  [/^Field (".+?") of required type (".+?") was not provided\.$/, 'thiếu trường {1}, kiểu {2}.'],
  [
    /^Field (".+?") is not defined by type (".+?")\.(?: (Did you mean .*))?$/,
    'kiểu {2} không có trường {1}.{hint3}',
  ],
];

const TABLE: readonly Row[] = [...SYNTAX, ...FIELDS, ...VARIABLES, ...VALUES];
