import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoadGenerator, type LoadGenerator } from '../../bench/load/load-generator.ts';

describe('load of the benchmarks', () => {
  let server: Server;
  let load: LoadGenerator;
  let url: string;
  let reply: (body: string) => { status: number; text: string };
  let received: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        received.push(body);
        const { status, text } = reply(body);
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    load = startLoadGenerator();
  });

  afterAll(() => {
    load.stop();
    server.close();
  });

  const run = (answer: typeof reply, amount: number) => {
    reply = answer;
    received = [];
    const bodies = Array.from({ length: 40 }, (_, index) => JSON.stringify({ variables: { index } }));
    return load.run({ url, bodies, connections: 4, seconds: 1, amount });
  };

  it('sends as many requests as it was told, and every body among them', async () => {
    const result = await run(() => ({ status: 200, text: '{"data":{}}' }), 160);
    expect(result).toMatchObject({ requests: 160, failures: 0 });
    expect(new Set(received).size).toBe(40);
    expect(result.p50).toBeGreaterThan(0);
    expect(result.p99).toBeGreaterThanOrEqual(result.p50);
  });

  it('starts each connection at another body, so that equal requests do not meet', async () => {
    await run(() => ({ status: 200, text: '{"data":{}}' }), 4);
    expect(new Set(received).size).toBe(4);
  });

  it('counts an answer with errors as a failure although its status is 200', async () => {
    const failing = '{"data":null,"errors":[{"message":"no"}]}';
    const result = await run(
      (body) => ({ status: 200, text: body.includes('"index":7}') ? failing : '{"data":{}}' }),
      160,
    );
    expect(result.failures).toBe(4);
  });

  it('counts another status than 200 as a failure', async () => {
    const result = await run(() => ({ status: 503, text: '{"data":{}}' }), 8);
    expect(result.failures).toBe(8);
  });
});
