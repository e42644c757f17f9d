import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../../../gateway/transport/clock.ts';
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
  /** Is called while the handler is told of the end. */
  readonly onEnd?: () => void;
}

/** Sends one request; rejects when the handler is told something after the end. */
export function ask(wire: Wire, options: AskOptions = {}): Promise<WireOutcome> {
  const { body = '{}', headers = [], isRepeatable = true, onStart = () => undefined, onEnd } = options;
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
        onEnd: () => {
          settle({ status, contentType, body: text });
          onEnd?.();
        },
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

/**
 * A server of raw bytes. `onRequest` is called for each complete request, with the number of its connection; also
 * before those before it are answered.
 */
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
      for (let end = endOfRequest(text); end !== undefined; end = endOfRequest(text)) {
        const request = text.slice(0, end);
        text = text.slice(end);
        onRequest(socket, request, connection);
      }
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

/** The length of the first request; undefined while it is incomplete. */
function endOfRequest(text: string): number | undefined {
  const [, head, length] = /^([^]*?content-length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n)/i.exec(text) ?? [];
  if (head === undefined) return undefined;
  const end = head.length + Number(length);
  return end <= text.length ? end : undefined;
}

export interface Received {
  readonly body: string;
  readonly connection: number;
  readonly socket: Socket;
  /** Answers with the request's own body. @param fields lines of the head */
  readonly echo: (fields?: string) => void;
}

/** A server that answers nothing by itself: a test takes the requests, in the order in which they come. */
export interface HandServer extends BytesServer {
  /** Waits until so many more have come. */
  take(count: number): Promise<readonly Received[]>;
  /** Takes and answers them. */
  echo(count: number): Promise<readonly Received[]>;
  /** How many have come that were not taken. */
  readonly untaken: () => number;
}

export async function serveByHand(): Promise<HandServer> {
  const received: Received[] = [];
  const server = await serveBytes((socket, text, connection) => {
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    received.push({ body, connection, socket, echo: (fields) => socket.write(answerOf(body, fields)) });
  });
  const take = async (count: number): Promise<readonly Received[]> => {
    while (received.length < count) await setImmediate();
    return received.splice(0, count);
  };
  return {
    ...server,
    take,
    echo: async (count) => {
      const taken = await take(count);
      for (const { echo } of taken) echo();
      return taken;
    },
    untaken: () => received.length,
  };
}

/** The bodies that came together, by connection. */
export function together(received: readonly Received[]): string[] {
  const groups: string[] = [];
  for (const { body, connection } of received) groups[connection] = (groups[connection] ?? '') + body;
  return groups.filter((group) => group !== undefined);
}

export const echoed = (body: string): WireOutcome => ({ status: 200, contentType: undefined, body });

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
    isKept: true,
    maxPipelined: 1,
    connectTimeoutMs: 5_000,
    proxy: undefined,
    clock: systemClock,
    ...more,
  };
}

export const answerOf = (body: string, fields = ''): string =>
  `HTTP/1.1 200 OK\r\n${fields}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
