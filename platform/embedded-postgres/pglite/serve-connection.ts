import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Backend } from './backend.ts';
import {
  ASK_PASSWORD,
  asksForRows,
  closeStatement,
  fatalError,
  NO_ENCRYPTION,
  parsedStatement,
  prefixStatement,
  queryMessage,
  readMessage,
  readPassword,
  readStartup,
  readyStatus,
  SEND_ROWS,
  STARTUP,
  startupMessage,
  SYNC,
  withoutRequestForRows,
  type ClientMessage,
} from './wire-protocol.ts';

export interface ConnectionOptions {
  readonly backend: Backend;
  readonly password: string;
  /** Unlike that of any other connection: keeps prepared statements of the same name apart. */
  readonly prefix: string;
}

/**
 * Serves one client of a PGlite until it leaves. From a command's first message until the server is idle again the
 * client has the session to itself, so commands and transactions of several connections never mix; what a client
 * leaves open when it goes is rolled back and forgotten.
 */
export async function serveConnection(socket: Socket, options: ConnectionOptions): Promise<void> {
  const session = createSession(options);
  const input = createInput(socket);
  try {
    if (!(await admit(socket, input, options.password))) return;
    socket.write(await session.run(startupMessage()));
    for (;;) {
      const message = await input.next(readMessage, lengthOf);
      if (!message || message.type === 'X') return;
      const answer = await session.handle(message);
      if (!socket.write(answer)) await drained(socket);
    }
  } catch (error) {
    socket.end(fatalError('0A000', error instanceof Error ? error.message : String(error)));
  } finally {
    await session.end();
    socket.destroySoon();
  }
}

function lengthOf({ bytes }: ClientMessage): number {
  return bytes.length;
}

/** Cleartext is enough inside one machine; it keeps other users of the machine out. */
async function admit(socket: Socket, input: Input, password: string): Promise<boolean> {
  const startup = await nextStartup(socket, input);
  if (startup?.code !== STARTUP.version3) return false;
  socket.write(ASK_PASSWORD);
  const reply = await input.next(readMessage, lengthOf);
  if (reply?.type === 'p' && isEqual(readPassword(reply), password)) return true;
  socket.end(fatalError('28P01', 'password authentication failed'));
  return false;
}

async function nextStartup(socket: Socket, input: Input): Promise<{ readonly code: number } | undefined> {
  for (;;) {
    const startup = await input.next(readStartup, ({ length }) => length);
    if (startup?.code !== STARTUP.ssl && startup?.code !== STARTUP.gssapi) return startup;
    socket.write(NO_ENCRYPTION);
  }
}

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

interface Session {
  handle(message: ClientMessage): Promise<Buffer>;
  run(message: Buffer): Promise<Buffer>;
  end(): Promise<void>;
}

function createSession({ backend, prefix }: ConnectionOptions): Session {
  const statements = new Set<string>();
  const copy = createCopyCollector();
  let release: (() => void) | undefined;
  const run = async (message: Buffer): Promise<Buffer> => {
    release ??= await backend.acquire();
    const answer = await backend.send(message);
    if (readyStatus(answer) === 'I') {
      release();
      release = undefined;
    }
    return answer;
  };
  return {
    run,
    async handle(message): Promise<Buffer> {
      const collected = copy.take(message);
      if (collected === 'more') return NOTHING;
      if (collected === 'begun') return SEND_ROWS;
      if (collected) return withoutRequestForRows(await run(collected));
      const bytes = prefixStatement(prefix, message);
      const name = parsedStatement(message.type, bytes);
      if (name) statements.add(name);
      return run(bytes);
    },
    async end(): Promise<void> {
      if (release) for (const step of [SYNC, queryMessage('rollback')]) await run(step);
      for (const name of statements) await run(closeStatement(name));
      if (statements.size > 0) await run(SYNC);
    },
  };
}

const NOTHING = Buffer.alloc(0);

interface CopyCollector {
  /** The whole COPY when this message completes one; undefined when the message is none of its business. */
  take(message: ClientMessage): Buffer | 'begun' | 'more' | undefined;
}

/**
 * A PGlite in the middle of COPY … FROM STDIN spins for ever waiting for rows, since nobody can hand it any while it
 * runs. So the rows are asked for in its name, kept in memory, and handed over with the command in one piece.
 */
function createCopyCollector(): CopyCollector {
  let parts: Buffer[] | undefined;
  return {
    take(message) {
      if (parts) {
        parts.push(message.bytes);
        if (message.type !== 'c' && message.type !== 'f') return 'more';
        const whole = Buffer.concat(parts);
        parts = undefined;
        return whole;
      }
      if (!asksForRows(message)) return undefined;
      if (message.type === 'P') throw new Error('COPY FROM STDIN works only as a simple query on PGlite');
      parts = [message.bytes];
      return 'begun';
    },
  };
}

interface Input {
  /** The next thing `read` finds in what has arrived; undefined when the client has left. */
  next<Found>(
    read: (buffer: Buffer) => Found | undefined,
    lengthOf: (found: Found) => number,
  ): Promise<Found | undefined>;
}

function createInput(socket: Socket): Input {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let buffer: Buffer = Buffer.alloc(0);
  return {
    async next(read, lengthOf) {
      for (;;) {
        const found = read(buffer);
        if (found) {
          buffer = buffer.subarray(lengthOf(found));
          return found;
        }
        const { value, done } = await chunks.next();
        if (done) return undefined;
        buffer = Buffer.concat([buffer, value]);
      }
    },
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
