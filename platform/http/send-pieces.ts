import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createCompressor, type Encoding } from './compress.ts';

/**
 * Sends text piece by piece, as fast as the client takes it. A client that is gone, or has been given up since it takes
 * nothing, ends the work; that is no error of ours.
 */
export async function sendPieces(
  pieces: readonly Buffer[],
  response: ServerResponse,
  encoding: Encoding | undefined,
): Promise<void> {
  const source = Readable.from(pieces, { objectMode: false });
  try {
    await (encoding ? pipeline(source, createCompressor(encoding), response) : pipeline(source, response));
  } catch (error) {
    if (!GONE.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}

const GONE: ReadonlySet<string | undefined> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
]);
