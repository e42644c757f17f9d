import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType, type ZlibOptions } from 'node:zlib';

type Decompress = (body: InputType, options: ZlibOptions) => Promise<Buffer>;

const BY_ENCODING: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip) as Decompress,
  'x-gzip': promisify(gunzip) as Decompress,
  deflate: promisify(inflate) as Decompress,
  br: promisify(brotliDecompress) as Decompress,
};

/** Rejects on an unknown encoding, damaged data, and more than `maxBytes` of output (`ERR_BUFFER_TOO_LARGE`). */
export async function decompress(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const run = BY_ENCODING[encoding.toLowerCase()];
  if (!run) throw new Error(`unknown content-encoding "${encoding}"`);
  return run(body, { maxOutputLength: maxBytes });
}
