import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TURN_MS } from '../slices.ts';
import { createCompressor, type Encoding } from './compress.ts';

/**
 * Sends text piece by piece, as fast as the client takes it; others are served between two pieces. A client that is
 * gone, or has been given up since it takes nothing, ends the work; that is no error of ours.
 */
export async function sendPieces(
  pieces: Iterable<string>,
  response: ServerResponse,
  encoding: Encoding | undefined,
): Promise<void> {
  const source = Readable.from(inTurns(pieces), { objectMode: false, highWaterMark: CHUNK_BYTES });
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

/** Small pieces are sent together. */
const CHUNK_BYTES = 64 * 1024;

async function* inTurns(pieces: Iterable<string>): AsyncGenerator<Buffer, void, void> {
  let turnBegan = performance.now();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (performance.now() - turnBegan >= TURN_MS) {
      await nextTurn();
      turnBegan = performance.now();
    }
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
