import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Wire, WireOptions } from '../../../../gateway/transport/wire.ts';

/** What came of one request. */
export type WireOutcome =
  | { readonly status: number; readonly contentType: unknown; readonly body: string }
  | { readonly error: string };

export interface AskOptions {
  readonly body?: string;
  readonly headers?: readonly string[];
  readonly isRepeatable?: boolean;
  /** Is given what gives the request up. */
  readonly onStart?: (abort: (reason: Error) => void) => void;
}

/** Sends one request; rejects when the handler is told something after the end. */
export function ask(wire: Wire, options: AskOptions = {}): Promise<WireOutcome> {
  const { body = '{}', headers = [], isRepeatable = true, onStart = () => undefined } = options;
  return new Promise((resolve, reject) => {
    let status = 0;
    let contentType: unknown;
    let text = '';
    let isOver = false;
    const settle = (outcome: WireOutcome): void => {
      if (isOver) reject(new Error('told twice'));
      isOver = true;
      resolve(outcome);
    };
    wire.dispatch(
      { headers, body, isRepeatable },
      {
        onStart,
        onHead: (code, fields) => {
          status = code;
          // Of several fields undici makes an array.
          contentType = fields['content-type'] && [fields['content-type']].flat().join(', ');
        },
        onData: (chunk) => (text += chunk.toString('latin1')),
        onEnd: () => settle({ status, contentType, body: text }),
        onError: ({ message }) => settle({ error: message }),
      },
    );
  });
}

export interface BytesServer {
  readonly url: URL;
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server of raw bytes. `onRequest` is called for each complete request, with the number of its connection. */
export async function serveBytes(
  onRequest: (socket: Socket, text: string, connection: number) => unknown,
): Promise<BytesServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    const connection = count++;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const [, head, length] = /^([^]*?content-length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n)/i.exec(text) ?? [];
      if (head === undefined || text.length < head.length + Number(length)) return;
      const whole = text;
      text = '';
      onRequest(socket, whole, connection);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?x=1`),
    connections: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes the pieces one by one, each as its own packet where the system lets us. */
export async function writePieces(
  socket: Socket,
  pieces: readonly Buffer[],
  thenEnd: boolean,
): Promise<void> {
  for (const piece of pieces) {
    socket.write(piece);
    await setImmediate();
  }
  if (thenEnd) socket.end();
}

export function wireOptions(url: URL, more: Partial<WireOptions> = {}): WireOptions {
  return {
    url,
    headers: ['content-type', 'application/json'],
    maxConnections: 4,
    connectTimeoutMs: 5_000,
    ...more,
  };
}

export const answerOf = (body: string, fields = ''): string =>
  `HTTP/1.1 200 OK\r\n${fields}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
