/** The few corners of PostgreSQL's wire protocol (version 3) that a doorkeeper in front of a server must know. */

/** A message of a client: its type letter, and all its bytes including letter and length. */
export interface ClientMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** What can come before a connection has a user. */
export const STARTUP = {
  version3: 196_608,
  cancel: 80_877_102,
  ssl: 80_877_103,
  gssapi: 80_877_104,
} as const;

/** Answer to a request for encryption: none here, go on in the clear. */
export const NO_ENCRYPTION = Buffer.from('N');
export const ASK_PASSWORD = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);
/** Tells the client to send the rows of its COPY as text. */
export const SEND_ROWS = message('G', Buffer.alloc(3));
export const SYNC = message('S', Buffer.alloc(0));

/** The first bytes of a connection, which have no type letter; undefined while they are incomplete. */
export function readStartup(buffer: Buffer): { readonly code: number; readonly length: number } | undefined {
  if (buffer.length < 8) return undefined;
  const length = buffer.readInt32BE(0);
  return buffer.length < length ? undefined : { code: buffer.readInt32BE(4), length };
}

/** The next whole message; undefined while it is incomplete. */
export function readMessage(buffer: Buffer): ClientMessage | undefined {
  if (buffer.length < 5) return undefined;
  const length = 1 + buffer.readInt32BE(1);
  if (buffer.length < length) return undefined;
  return { type: String.fromCharCode(buffer[0] as number), bytes: buffer.subarray(0, length) };
}

/** A startup message for the one user and database that a PGlite has. */
export function startupMessage(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(STARTUP.version3, 4);
  return Buffer.concat([head, body]);
}

export function queryMessage(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** True for a command that will ask for rows: COPY … FROM STDIN. */
export function asksForRows({ type, bytes }: ClientMessage): boolean {
  return (type === 'Q' || type === 'P') && /\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(bytes.toString('utf8', 5));
}

/** The answer to a COPY without its request for rows, which the client has had already. */
export function withoutRequestForRows(answer: Buffer): Buffer {
  return answer[0] === SEND_ROWS[0] ? answer.subarray(1 + answer.readInt32BE(1)) : answer;
}

/** Asks the server to forget a prepared statement; it does not mind when there is none. */
export function closeStatement(name: string): Buffer {
  return message('C', Buffer.from(`S${name}\0`));
}

/** @param code SQLSTATE */
export function fatalError(code: string, text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

/** Text of a password message. */
export function readPassword({ bytes }: ClientMessage): string {
  return bytes.toString('utf8', 5, bytes.length - 1);
}

/** `I` idle, `T` in a transaction, `E` in a failed one; undefined when the server is not waiting for a command. */
export function readyStatus(answer: Buffer): string | undefined {
  const tail = answer.subarray(-6);
  return tail.length === 6 && tail.subarray(0, 5).equals(READY)
    ? String.fromCharCode(tail[5] as number)
    : undefined;
}

const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

/**
 * Puts `prefix` before the name of the prepared statement that a Parse, Bind, Describe or Close speaks of. The
 * unnamed statement stays unnamed.
 */
export function prefixStatement(prefix: string, { type, bytes }: ClientMessage): Buffer {
  const at = statementOffset(type, bytes);
  if (at === undefined || bytes[at] === 0) return bytes;
  return message(type, Buffer.concat([bytes.subarray(5, at), Buffer.from(prefix), bytes.subarray(at)]));
}

/** The name a Parse gives, prefix included; undefined for other messages and the unnamed statement. */
export function parsedStatement(type: string, bytes: Buffer): string | undefined {
  return type === 'P' && bytes[5] !== 0 ? bytes.toString('utf8', 5, bytes.indexOf(0, 5)) : undefined;
}

function statementOffset(type: string, bytes: Buffer): number | undefined {
  if (type === 'P') return 5;
  // The name of the portal comes first.
  if (type === 'B') return bytes.indexOf(0, 5) + 1;
  return (type === 'D' || type === 'C') && bytes[5] === STATEMENT ? 6 : undefined;
}

const STATEMENT = 'S'.codePointAt(0);

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}
