import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

/** The compressions an answer may have, best first. */
export const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/**
 * Chooses by `Accept-Encoding` (RFC 9110 §12.5.3): the highest weight, then ours.
 * @returns undefined for no compression.
 */
export function negotiateEncoding(accept: string | undefined): Encoding | undefined {
  if (!accept) return undefined;
  const weights = new Map(accept.split(',').map(toWeight));
  const any = weights.get('*') ?? 0;
  const weightOf = (name: string): number => weights.get(name) ?? any;
  const plain = weights.get('identity') ?? 0;
  const [best] = [...ENCODINGS].sort((a, b) => weightOf(b) - weightOf(a));
  return best !== undefined && weightOf(best) > 0 && weightOf(best) >= plain ? best : undefined;
}

function toWeight(text: string): [name: string, weight: number] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}

/** Compresses in the thread pool, at the level where JSON still costs less to compress than to send. */
export function compress(
  body: string | Buffer,
  encoding: Encoding,
  quality: Quality = 'fast',
): Promise<Buffer> {
  return encoding === 'br' ? compressBrotli(body, BROTLI[quality]) : compressGzip(body, GZIP[quality]);
}

/** Compresses what is written to it, in the thread pool as well. */
export function createCompressor(encoding: Encoding): Transform {
  return encoding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI.fast } })
    : createGzip({ level: GZIP.fast });
}

/** `fast` for answers made on demand, `small` for files that are compressed once and kept. */
export type Quality = 'fast' | 'small';

const gzipAsync = promisify(gzip) as (body: string | Buffer, options: { level: number }) => Promise<Buffer>;
const brotliAsync = promisify(brotliCompress) as (
  body: string | Buffer,
  options: { params: Record<number, number> },
) => Promise<Buffer>;

const GZIP: Readonly<Record<Quality, number>> = { fast: 4, small: 9 };
const BROTLI: Readonly<Record<Quality, number>> = { fast: 4, small: 7 };

function compressGzip(body: string | Buffer, level: number): Promise<Buffer> {
  return gzipAsync(body, { level });
}

function compressBrotli(body: string | Buffer, level: number): Promise<Buffer> {
  return brotliAsync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: level } });
}
