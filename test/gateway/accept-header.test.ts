import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

function ask(accept: string | undefined, query = '{ __typename }') {
  return send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept !== undefined && { accept }) },
    body: JSON.stringify({ query }),
  });
}

describe('the form of the answer', () => {
  test.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['APPLICATION/JSON', JSON_TYPE],
    ['application/graphql-response+json', RESPONSE_TYPE],
    ['application/graphql-response+json; charset=utf-8, application/json; charset=utf-8', RESPONSE_TYPE],
    ['application/json, application/graphql-response+json', JSON_TYPE],
    ['application/json;q=0.5, application/graphql-response+json;q=0.9', RESPONSE_TYPE],
    ['application/graphql-response+json;q=0.1, application/json;q=0.2', JSON_TYPE],
    ['*/*, application/graphql-response+json', RESPONSE_TYPE],
    ['application/json;q=0, */*', RESPONSE_TYPE],
    ['application/graphql-response+json;charset=iso-8859-1, application/json;q=0.1', JSON_TYPE],
    ['text/plain, application/json;q=0.1', JSON_TYPE],
  ])('Accept: %s is answered as %s', async (accept, contentType) => {
    const answer = await ask(accept);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(contentType);
  });

  test.each(['text/plain', 'image/*', 'application/json;q=0', 'application/json;charset=utf-16', 'nonsense'])(
    'Accept: %s is refused with 406',
    async (accept) => {
      const answer = await ask(accept);
      expect(answer.status).toBe(406);
      expect(codeIn(answer.body)).toBe('NOT_ACCEPTABLE');
    },
  );

  test('an error of the document is 200 as application/json, since the request was well-formed', async () => {
    expect((await ask('application/json', '{ nothing }')).status).toBe(200);
  });

  test('an error of the document is 400 as application/graphql-response+json', async () => {
    expect((await ask('application/graphql-response+json', '{ nothing }')).status).toBe(400);
  });

  test('an answer is never cached and says what it varies by', async () => {
    const { headers } = await ask('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['vary']).toBe('accept, accept-encoding, accept-language');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
