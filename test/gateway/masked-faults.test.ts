import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpExchange } from '../../platform/http/exchange.ts';
import { createHttpServer, type HttpServer } from '../../platform/http/http-server.ts';
import { assignRequestId } from '../../platform/http/plugins/assign-request-id.ts';
import { createLog } from '../../platform/log.ts';
import { send } from '../support/http.ts';

// A pipeline with a fault of our own in it: nothing that a caller or a subgraph can do has this effect.
const SECRET = 'cannot read property "spouse" of undefined';

const lines: string[] = [];
let server: HttpServer;
let origin: string;
beforeAll(async () => {
  const log = createLog({ name: 'gateway', destination: { write: (line) => void lines.push(line) } });
  const broken = async (): Promise<never> => {
    await Promise.resolve();
    throw new TypeError(SECRET);
  };
  server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log,
    plugins: [assignRequestId(), broken],
    open: createHttpExchange,
  });
  origin = await server.listen();
});
afterAll(() => server.close(0));

test('a fault of our own is masked, and logged once with the request id', async () => {
  const { status, headers, body } = await send(origin, { headers: { 'x-request-id': 'test-1' } });
  expect(status).toBe(500);
  expect(headers['x-request-id']).toBe('test-1');
  expect(JSON.parse(body.toString())).toEqual({
    errors: [
      {
        message: 'Có lỗi ở phía hệ thống.',
        extensions: {
          code: 'INTERNAL_SERVER_ERROR',
          nextStep: 'Gửi lại một lần; nếu vẫn lỗi, hãy báo mã yêu cầu.',
          requestId: 'test-1',
        },
      },
    ],
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"requestId":"test-1"');
  expect(lines[0]).toContain('spouse');
});
