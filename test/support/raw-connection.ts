import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A TCP connection on which a test writes bytes as it likes. */
export interface RawConnection {
  readonly socket: Socket;
  write(bytes: string): void;
  /** Everything received so far, once it holds the text; rejects when the connection closes before. */
  until(text: string, times?: number): Promise<string>;
  /** Everything received, once the other side has closed. */
  closed(): Promise<string>;
  received(): string;
}

export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  let isClosed = false;
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    isClosed = true;
  });
  await once(socket, 'connect');
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    until: (wanted, times = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.split(wanted).length > times) return finish(() => resolve(text));
          if (isClosed)
            finish(() => reject(new Error(`closed after ${text.length} characters: ${text.slice(0, 500)}`)));
        };
        const finish = (settle: () => void): void => {
          socket.off('data', look).off('close', look);
          settle();
        };
        socket.on('data', look).once('close', look);
        look();
      }),
    closed: async () => {
      if (!isClosed) await once(socket, 'close');
      return text;
    },
    received: () => text,
  };
}

/** The bytes of a request; `content-length` is what the body says, unless given. */
export function requestBytes({
  method = 'POST',
  target = '/graphql',
  headers = {},
  body = '',
}: RequestParts = {}): string {
  const all = {
    host: 'localhost',
    'accept-language': 'en',
    ...(body !== '' && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

export interface RequestParts {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
