import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExchange } from '../../gateway/exchange.ts';
import { serveIde } from '../../gateway/plugins/serve-ide.ts';
import { projectFile } from '../../platform/project-file.ts';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({
    IDE_OPERATION: projectFile('clients/operations/officer-view.graphql'),
    IDE_VARIABLES: '{"id":"</script>"}',
  });
});
afterAll(() => shops.close());

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

function open(path: string, headers: Readonly<Record<string, string>> = BROWSER) {
  return send(shops.gateway.origin + path, { headers });
}

describe('the IDE', () => {
  test('is what a browser finds at the endpoint, with the officer’s query in the first tab', async () => {
    const { status, headers, body } = await open('/graphql');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toContain('query OfficerView($id: CitizenId!)');
  });

  test('writes code in a font that has the letters of Vietnamese', async () => {
    const assets = /href="([^"]+)fonts\.css"/.exec((await open('/graphql')).body.toString())?.[1] ?? '';
    const css = (await open(`${assets}fonts.css`)).body.toString();
    const faces = [...css.matchAll(/@font-face \{[^}]+\}/g)].map(([face]) => face);
    const vietnamese = faces.find((face) => face.includes('U+1EA0-1EF9')) ?? '';
    // A range of weights would make it another font than the one of weight 400 that the editor asks for.
    expect(vietnamese).toContain("font-family: 'Fira Code'");
    expect(vietnamese).toContain('font-weight: 400;');
    const file = /url\(\.\/([^)]+)\)/.exec(vietnamese)?.[1];
    const { status, headers, body } = await open(`${assets}${file}`, { 'accept-encoding': 'br' });
    expect([status, headers['content-type'], headers['content-encoding']]).toEqual([
      200,
      'font/woff2',
      'identity',
    ]);
    expect(body.subarray(0, 4).toString()).toBe('wOF2');
  });

  test('does not get in the way of programs', async () => {
    const { headers } = await open('/graphql?query={__typename}', { accept: '*/*' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('names no other host, and its content policy forbids every other', async () => {
    const { headers, body } = await open('/graphql');
    expect(body.toString()).not.toMatch(/https?:|\/\//);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/https?:|\*/);
  });

  test('remembers nothing longer than its tab lives', async () => {
    const page = (await open('/graphql')).body.toString();
    expect(page.indexOf("'localStorage', { value: window.sessionStorage }")).toBeGreaterThan(0);
    expect(page.indexOf("'localStorage'")).toBeLessThan(page.indexOf('graphiql.js'));
  });

  test('does not let a configured value end its script', async () => {
    expect((await open('/graphql')).body.toString()).toContain(String.raw`\u003c/script>`);
  });

  test('has files that come compressed and stay in the browser', async () => {
    const page = (await open('/graphql')).body.toString();
    const script = /src="([^"]+graphiql\.js)"/.exec(page)?.[1] ?? '';
    const { status, headers, body } = await open(script, { 'accept-encoding': 'br' });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-encoding']).toBe('br');
    expect(body.length).toBeLessThan(1_500_000);
    expect(brotliDecompressSync(body).toString()).toContain('renderYogaGraphiQL');
  });

  test.each([
    '/graphql/ide/000000000000/graphiql.js',
    '/graphql/ide/',
    '/graphql/ide/../config.ts',
    '/graphql/ide',
  ])('%s is not found', async (path) => {
    expect((await open(path, { accept: '*/*' })).status).toBe(404);
  });
});

test('in production there is no IDE: a browser gets what a program gets', async () => {
  const plugin = serveIde({ enabled: false, operationFile: undefined, variables: undefined });
  const request = { url: '/graphql', method: 'GET', headers: BROWSER } as unknown as IncomingMessage;
  expect(await plugin(createExchange(request, {} as ServerResponse))).toBeUndefined();
});
