import type { IncomingMessage } from 'node:http';
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType } from 'node:zlib';
import { callerError } from '../errors.ts';
import type { CancelSignal } from '../cancellation.ts';

/**
 * Reads the whole body as text.
 * @param limit bytes, on the wire and again after decompression: a bomb is stopped while it unfolds.
 * @throws PAYLOAD_TOO_LARGE before the rest is read; UNSUPPORTED_MEDIA_TYPE for an unknown compression; BAD_REQUEST
 * for bytes that are not UTF-8, a broken compression, or a client that stopped half-way; DEADLINE_EXCEEDED when the
 * signal is aborted while the client is still sending, or says that it will.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  signal: CancelSignal,
): Promise<string> {
  const decompress = decompressorOf(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const sent = await collect(request, limit, signal);
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
function collect(request: IncomingMessage, limit: number, signal: CancelSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) reject(tooLarge(limit));
      else chunks.push(chunk);
    });
    const giveUp = (): void => {
      if (!request.destroyed) reject(callerError('DEADLINE_EXCEEDED', TOO_SLOW));
    };
    request.once('end', () => {
      signal.removeEventListener('abort', giveUp);
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.once('error', () =>
      reject(
        callerError('BAD_REQUEST', { vi: 'Thân yêu cầu bị ngắt giữa chừng.', en: 'The body broke off.' }),
      ),
    );
    signal.addEventListener('abort', giveUp);
  });
}

const TOO_SLOW = {
  vi: 'Hết thời gian cho phép trước khi thân yêu cầu đến đủ.',
  en: 'The time allowed was over before the body had arrived.',
};

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
