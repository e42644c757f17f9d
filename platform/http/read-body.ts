import type { IncomingMessage } from 'node:http';
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType } from 'node:zlib';
import { callerError } from '../errors.ts';
import type { CancelSignal } from '../cancellation.ts';
import type { BodiesUnderWay } from './bodies-under-way.ts';

export interface ReadBodyOptions {
  /** Bytes, on the wire and again after decompression: a bomb is stopped while it unfolds. */
  readonly limit: number;
  readonly signal: CancelSignal;
  /** Those that are read at the same time. */
  readonly others: BodiesUnderWay;
}

/**
 * Reads the whole body as text.
 * @throws PAYLOAD_TOO_LARGE before the rest is read; UNSUPPORTED_MEDIA_TYPE for an unknown compression; BAD_REQUEST
 * for bytes that are not UTF-8, a broken compression, or a client that stopped half-way; DEADLINE_EXCEEDED when the
 * signal is aborted while the client is still sending, or says that it will, and when so many are sending that the
 * slowest are given up.
 */
export async function readBody(request: IncomingMessage, options: ReadBodyOptions): Promise<string> {
  const { limit } = options;
  const decompress = decompressorOf(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const sent = await collect(request, options);
  const bytes = decompress === undefined ? sent : await unfold(decompress, sent, limit);
  if (!isUtf8(bytes))
    throw callerError('BAD_REQUEST', {
      vi: 'Thân yêu cầu không phải là văn bản UTF-8.',
      en: 'The body is not UTF-8 text.',
    });
  return hasByteOrderMark(bytes) ? bytes.toString('utf8', 3) : bytes.toString('utf8');
}

type Decompress = (bytes: InputType, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECOMPRESSORS: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip) as Decompress,
  'x-gzip': promisify(gunzip) as Decompress,
  deflate: promisify(inflate) as Decompress,
  br: promisify(brotliDecompress) as Decompress,
};

function decompressorOf(encoding: string | undefined): Decompress | undefined {
  const name = encoding?.trim().toLowerCase();
  if (!name || name === 'identity') return undefined;
  const decompress = Object.hasOwn(DECOMPRESSORS, name) ? DECOMPRESSORS[name] : undefined;
  if (decompress) return decompress;
  throw callerError('UNSUPPORTED_MEDIA_TYPE', {
    vi: 'Thân yêu cầu được nén theo cách không đọc được ở đây: hãy dùng gzip, br hoặc deflate.',
    en: 'The body is compressed in a way that is not read here: use gzip, br or deflate.',
  });
}

/** Events rather than `for await`: a small body arrives as one chunk, and this costs one promise. */
function collect(request: IncomingMessage, { limit, signal, others }: ReadBodyOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const body = new GrowingBuffer();
    const fail = (error: Error): void => {
      leave();
      reject(error);
    };
    const underWay = others.begin(() => fail(callerError('DEADLINE_EXCEEDED', TOO_MANY)));
    const tooSlow = (): void => {
      if (!request.destroyed) fail(callerError('DEADLINE_EXCEEDED', TOO_SLOW));
    };
    const leave = (): void => {
      others.end(underWay);
      signal.removeEventListener('abort', tooSlow);
    };
    request.on('data', (chunk: Buffer) => {
      if (body.length + chunk.length > limit) return fail(tooLarge(limit));
      body.add(chunk);
      others.grow(underWay, chunk.length);
    });
    request.once('end', () => {
      leave();
      resolve(body.bytes());
    });
    request.once('error', () => fail(callerError('BAD_REQUEST', BROKEN_OFF)));
    signal.addEventListener('abort', tooSlow);
  });
}

const TOO_SLOW = {
  vi: 'Hết thời gian cho phép trước khi thân yêu cầu đến đủ.',
  en: 'The time allowed was over before the body had arrived.',
};

const TOO_MANY = {
  vi: 'Thân yêu cầu đến quá chậm: quá nhiều bên đang gửi cùng lúc, nên bên chậm nhất bị ngừng nhận.',
  en: 'The body came too slowly: so many are being sent at once that the slowest are given up.',
};

const BROKEN_OFF = { vi: 'Thân yêu cầu bị ngắt giữa chừng.', en: 'The body broke off.' };

/** Chunks are copied together as they come: kept apart, a byte of a body sent byte by byte takes two hundred. */
class GrowingBuffer {
  #bytes: Buffer = Buffer.alloc(0);
  length = 0;

  add(chunk: Buffer): void {
    const needed = this.length + chunk.length;
    if (this.length === 0) this.#bytes = chunk;
    else {
      if (needed > this.#bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
        this.#bytes.copy(larger, 0, 0, this.length);
        this.#bytes = larger;
      }
      chunk.copy(this.#bytes, this.length);
    }
    this.length = needed;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }
}

async function unfold(decompress: Decompress, bytes: Buffer, limit: number): Promise<Buffer> {
  try {
    return await decompress(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (isOverflow(error)) throw tooLarge(limit);
    throw callerError('BAD_REQUEST', {
      vi: 'Thân yêu cầu không được nén như Content-Encoding nêu.',
      en: 'The body is not compressed as Content-Encoding says.',
    });
  }
}

function isOverflow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(limit: number): Error {
  return callerError('PAYLOAD_TOO_LARGE', {
    vi: `Thân yêu cầu lớn hơn ${limit} byte.`,
    en: `The body is larger than ${limit} bytes.`,
  });
}

/** Several office programs put one in front of everything they write. */
function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
