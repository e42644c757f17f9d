import type { PGlite } from '@electric-sql/pglite';

/** The one session a PGlite has, to be used by one connection at a time. */
export interface Backend {
  /** Resolves, in the order of asking, when nobody else uses the session; call the function returned when done. */
  acquire(): Promise<() => void>;
  /** Hands over one message and returns the whole answer. */
  send(message: Buffer): Promise<Buffer>;
}

export function createBackend(pglite: PGlite): Backend {
  let last = Promise.resolve();
  return {
    async acquire(): Promise<() => void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = last;
      last = promise;
      await before;
      return resolve;
    },
    async send(message: Buffer): Promise<Buffer> {
      const chunks: Buffer[] = [];
      await pglite.execProtocolRawStream(message, {
        // The memory behind the chunk is PGlite's own and is written over.
        onRawData: (chunk) => chunks.push(Buffer.from(chunk)),
      });
      return Buffer.concat(chunks);
    },
  };
}
