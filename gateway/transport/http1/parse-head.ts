import type { IncomingHttpHeaders } from 'node:http';
import { Http1Error } from './http1-error.ts';

/** Status line and fields of a response, and what follows from them for the bytes after them. */
export interface ResponseHead {
  readonly status: number;
  /** Names in lower case; a field that came several times is one list. */
  readonly headers: IncomingHttpHeaders;
  /** Bytes of the body, or how its end is found. */
  readonly body: number | 'chunked' | 'until-close';
  /** Nothing follows on the connection. */
  readonly isLast: boolean;
  /** Seconds that the connection may stay idle after the answer; 0: it may not. */
  readonly keptSeconds: number;
}

/**
 * Parses a head, strictly: what RFC 9112 lets a client refuse is refused, since two readings of one answer are how
 * answers get mixed up.
 * @param text as Latin-1, with the line end of its last line
 */
export function parseHead(text: string): ResponseHead {
  STATUS_LINE.lastIndex = 0;
  const line = STATUS_LINE.exec(text);
  if (!line) throw new Http1Error('the status line is not one of HTTP/1.1');
  const status = Number(line[2]);
  const headers = parseFields(text, STATUS_LINE.lastIndex);
  const isOld = line[1] === '0';
  const body = bodyOf(status, headers, isOld);
  const isLast = body === 'until-close' || !persists(headers, isOld);
  return { status, headers, body, isLast, keptSeconds: isLast ? 0 : keptSecondsOf(headers) };
}

const STATUS_LINE = /HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?\r\n/y;
/** Name (a token), colon, value with blanks around it; no folded lines, no control characters. */
const FIELD = /([\w!#$%&'*+.^`|~-]+):([\t\x20-\x7e\x80-\xff]*)\r\n/y;

/** Also for the trailer of a chunked body. */
export function parseFields(text: string, start: number): IncomingHttpHeaders {
  const headers = Object.create(null) as Record<string, string>;
  for (let at = start; at < text.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const field = FIELD.exec(text);
    if (!field) throw new Http1Error('a header field is malformed');
    const key = (field[1] ?? '').toLowerCase();
    const value = withoutBlanks(field[2] ?? '');
    const known = headers[key];
    headers[key] = known === undefined ? value : `${known}, ${value}`;
  }
  return headers;
}

/** `trim` takes away more than HTTP does (RFC 9110 §5.6.3): a no-break space belongs to the value. */
function withoutBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value[start])) start += 1;
  while (end > start && isBlank(value[end - 1])) end -= 1;
  return value.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** RFC 9112 §6.3. */
function bodyOf(status: number, headers: IncomingHttpHeaders, isOld: boolean): ResponseHead['body'] {
  const coding = headers['transfer-encoding'];
  const length = headers['content-length'];
  refuseTwoReadings(coding, length, isOld);
  if (status < 200 && (coding ?? length) !== undefined)
    throw new Http1Error('a provisional answer with a body');
  if (isBodiless(status)) return 0;
  if (coding !== undefined) return 'chunked';
  return length === undefined ? 'until-close' : Number(length);
}

function refuseTwoReadings(coding: string | undefined, length: string | undefined, isOld: boolean): void {
  if (coding !== undefined && (isOld || length !== undefined || coding.toLowerCase() !== 'chunked'))
    throw new Http1Error('Transfer-Encoding is not "chunked" alone');
  if (length !== undefined && !LENGTH.test(length)) throw new Http1Error('Content-Length is no number');
}

function isBodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

/** Several lengths, even equal ones, are a list and no number. */
const LENGTH = /^\d{1,15}$/;

/** RFC 9112 §9.3. */
function persists({ connection }: IncomingHttpHeaders, isOld: boolean): boolean {
  const options = connection?.toLowerCase() ?? '';
  if (/(?:^|[\t ,])close(?:$|[\t ,])/.test(options)) return false;
  return !isOld || /(?:^|[\t ,])keep-alive(?:$|[\t ,])/.test(options);
}

function keptSecondsOf({ 'keep-alive': hint }: IncomingHttpHeaders): number {
  const seconds = hint === undefined ? undefined : /(?:^|[\t ,])timeout=(\d{1,9})/i.exec(String(hint))?.[1];
  // A second less, so that we are first to close.
  return seconds === undefined ? Infinity : Math.max(0, Number(seconds) - 1);
}
