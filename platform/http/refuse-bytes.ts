import type { Socket } from 'node:net';
import { callerError } from '../errors.ts';

/** Milliseconds for which what still comes is thrown away, so that the answer is not lost with the connection. */
const LINGER_MS = 1_000;

/** Answers what could not be read as HTTP, repeating nothing of it, and closes the connection. */
export function refuseBytes({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const status = STATUS_LINES[code] ?? '400 Bad Request';
  const { message, extensions } = callerError('BAD_REQUEST', {
    vi: `Không đọc được yêu cầu HTTP: ${status}.`,
    en: `The HTTP request could not be read: ${status}.`,
  });
  const { code: errorCode, nextStep } = extensions;
  const body = JSON.stringify({ errors: [{ message, extensions: { code: errorCode, nextStep } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
