import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ERRORS } from '../../platform/errors.ts';
import { negotiateLanguage } from '../../platform/language.ts';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ MAX_DEPTH: '3' });
});
afterAll(() => shops.close());
beforeEach(() => shops.stock.misbehave());

async function ask(query: string, language: string | undefined, method = 'POST') {
  const answer = await send(shops.gateway.url, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': language ?? '' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = JSON.parse(answer.body.toString()) as {
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  const [{ message, extensions } = { message: '', extensions: {} }] = errors;
  return { message, extensions, headers: answer.headers };
}

const DEAD = '{ warehouses }';

describe('an error', () => {
  beforeEach(() => shops.stock.misbehave((response) => void response.writeHead(500).end()));

  test.each([undefined, 'vi', 'vi-VN,vi;q=0.9,en-US;q=0.8', 'fr', '*', 'en;q=0.1, vi'])(
    'is told in Vietnamese to whoever accepts %s',
    async (language) => {
      const { message, extensions, headers } = await ask(DEAD, language);
      expect(message).toBe('Cơ sở dữ liệu "stock" không trả lời.');
      expect(extensions['nextStep']).toBe(ERRORS.SECTOR_UNAVAILABLE.nextStep.vi);
      expect(headers['content-language']).toBe('vi');
    },
  );

  test.each(['en', 'en-GB', 'en-US,en;q=0.9,vi;q=0.1', 'EN;q=0.5', '*, vi;q=0'])(
    'is told in English to whoever accepts %s',
    async (language) => {
      const { message, extensions, headers } = await ask(DEAD, language);
      expect(message).toBe('The register "stock" did not answer.');
      expect(extensions['nextStep']).toBe(ERRORS.SECTOR_UNAVAILABLE.nextStep.en);
      expect(headers['content-language']).toBe('en');
    },
  );

  test('has the same code in both, and nothing of the other language', async () => {
    const [vi, en] = [await ask(DEAD, 'vi'), await ask(DEAD, 'en')];
    expect(vi.extensions['code']).toBe(en.extensions['code']);
    expect(Object.keys(vi.extensions)).toEqual(Object.keys(en.extensions));
    expect(Object.keys(vi.extensions)).not.toContain('en');
  });
});

describe('a document that is refused', () => {
  test.each([
    ['{ warehouses', 'Văn bản GraphQL sai cú pháp: cần tên, gặp hết văn bản.'],
    ['{ warehouses(: 1) }', 'Văn bản GraphQL sai cú pháp: cần tên, gặp ":".'],
    ['query }', 'Văn bản GraphQL sai cú pháp: cần "{", gặp "}".'],
    ['{ nothing }', 'Văn bản GraphQL không khớp với lược đồ: kiểu "Query" không có trường "nothing".'],
    ['{ warehouse }', 'kiểu "Query" không có trường "warehouse". Có thể là: "warehouses".'],
    ['{ greeting(nam: "x") }', '"Query.greeting" không có tham số "nam". Có thể là: "name".'],
    ['{ product { name } }', '"product" thiếu tham số bắt buộc "upc", kiểu "String!".'],
    ['query ($n: Text) { greeting(name: $n) }', 'không có kiểu "Text".'],
    ['{ greeting(name: 1) }', 'cần một chuỗi (String) trong dấu ngoặc kép; giá trị nhận được: 1.'],
    ['{ products }', 'trường "products" thuộc kiểu "[Product!]!" nên phải chọn các trường con'],
    ['{ a: greeting(name: "x") a: warehouses }', 'các trường cùng tên "a" hỏi những điều khác nhau'],
    [
      'query ($n: String!) { greeting(name: $n) }',
      'Giá trị của một biến không đúng: "$n" kiểu "String!" phải có giá trị, nhưng không được gửi hoặc là null.',
    ],
    [
      '{ greeting } type Mine { name: String }',
      'không khớp với lược đồ; chi tiết bằng tiếng Anh: "The "Mine" definition is not executable."',
    ],
    ['{ products { related { related { name } } } }', 'Thao tác lồng sâu 4 tầng; chỉ nhận nhiều nhất 3.'],
    ['', 'Tham số "query" phải là một văn bản GraphQL; giá trị nhận được: trống.'],
  ])('%s: is told why in Vietnamese, and in English on request', async (query, vietnamese) => {
    const found = await ask(query, 'vi');
    expect(found.message).toContain(vietnamese);
    expect(found.extensions['nextStep']).toMatch(VIETNAMESE);
    const english = await ask(query, 'en');
    expect(english.message + String(english.extensions['nextStep'])).not.toMatch(VIETNAMESE);
  });
});

describe('the value of a variable', () => {
  const told = async (query: string, variables: object, language: string) => {
    const answer = await send(shops.gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ query, variables }),
    });
    return JSON.parse(answer.body.toString()) as {
      errors: { message: string; extensions: { nextStep: string } }[];
    };
  };
  const QUERY = 'query ($n: String) { greeting(name: $n) }';

  test('that is of the wrong type is told in words of the language, with what to send', async () => {
    const [vi] = (await told(QUERY, { n: 5 }, 'vi')).errors;
    expect(vi?.message).toBe(
      'Giá trị của một biến không đúng: biến "$n": cần một chuỗi (String) trong dấu ngoặc kép; giá trị nhận được: 5.',
    );
    expect(vi?.extensions.nextStep).toBe('Gửi cho biến "$n" một giá trị kiểu String.');
    const [en] = (await told(QUERY, { n: 5 }, 'en')).errors;
    expect(en?.message).toBe(
      'Variable "$n" got invalid value 5; String cannot represent a non string value: 5',
    );
    expect(en?.extensions.nextStep).toBe('Send the variable "$n" with a value of String.');
  });
});

describe('the language of a caller', () => {
  test('is part of no fetch: callers of both languages share what sectors are asked', async () => {
    const waiting: (() => void)[] = [];
    shops.stock.misbehave((response) => {
      waiting.push(() => response.writeHead(500).end());
      if (waiting.length > 1) waiting.forEach((end) => end());
    });
    const before = shops.stock.requests.length;
    const arrived = shops.stock.nextRequest();
    const asked = [ask(DEAD, 'vi'), ask(DEAD, 'en')];
    await arrived;
    waiting.splice(0).forEach((end) => end());
    shops.stock.misbehave((response) => void response.writeHead(500).end());
    const [vi, en] = await Promise.all(asked);
    expect([vi?.message, en?.message]).toEqual([
      'Cơ sở dữ liệu "stock" không trả lời.',
      'The register "stock" did not answer.',
    ]);
    const bodies = shops.stock.requests.slice(before).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect(shops.stock.requests.map(({ headers }) => headers['accept-language'])).not.toContain('en');
  });

  test('is what answers vary by; one without errors is in no language of ours', async () => {
    const { headers } = await ask('{ greeting }', 'en');
    expect(headers['vary']).toContain('accept-language');
    expect(headers['content-language']).toBeUndefined();
  });

  test.each(['en;q=', ';;;', 'q=1', ',', 'en;q=2;q=x', '\u00a0'])('may be garbage: %j', (header) => {
    expect(['vi', 'en']).toContain(negotiateLanguage(header));
  });
});

describe('what to do next', () => {
  test.each(Object.entries(ERRORS))('%s has a meaning and a next step in each language', (_, row) => {
    for (const text of [row.meaning, row.nextStep]) {
      expect(text.vi).toMatch(VIETNAMESE);
      expect(text.en).not.toMatch(VIETNAMESE);
    }
  });

  test('is not to use POST for a browser that asks beforehand', async () => {
    const answer = await send(shops.gateway.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://portal.example', 'access-control-request-method': 'POST' },
    });
    const { errors } = JSON.parse(answer.body.toString()) as {
      errors: { extensions: { code: string; nextStep: string } }[];
    };
    expect(errors[0]?.extensions.code).toBe('ORIGIN_NOT_ALLOWED');
    expect(errors[0]?.extensions.nextStep).not.toContain('POST');
  });
});

/** Letters that only Vietnamese has. */
const VIETNAMESE = /[ăâđêôơưàáảãạầấẩẫậằắẳẵặèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
