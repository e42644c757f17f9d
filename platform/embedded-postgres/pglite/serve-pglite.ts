import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { createBackend } from './backend.ts';
import { serveConnection } from './serve-connection.ts';

export interface PgliteOptions {
  /** PGlite's data folder, made when missing. Nobody else may use it at the same time: PGlite would not notice. */
  readonly folder: string;
  readonly port: number;
  readonly password: string;
}

export interface PgliteServer {
  stop(): Promise<void>;
}

/**
 * Serves one PGlite database on 127.0.0.1 to ordinary PostgreSQL clients, several at once. (The doorkeeper of
 * `@electric-sql/pglite-socket` mixes the messages of several connections: statements of the same name collide and
 * one connection's Bind meets another's Parse.)
 * Limits: rows of a COPY FROM STDIN are kept in memory until complete; one command at a time for all, an open transaction makes everybody else wait, settings made with SET and
 * advisory locks are shared by all connections. Committed rows survive the end of the process, not that of the machine.
 */
export async function servePglite({ folder, port, password }: PgliteOptions): Promise<PgliteServer> {
  const pglite = await openPglite(folder);
  const backend = createBackend(pglite);
  const sockets = new Set<Socket>();
  const served = new Set<Promise<void>>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const prefix = `c${connections++}:`;
    // A client that vanishes in the middle of a message is an everyday event.
    const done = serveConnection(socket, { backend, password, prefix }).catch(() => undefined);
    served.add(done);
    socket.once('close', () => {
      sockets.delete(socket);
      served.delete(done);
    });
  });
  await listen(server, port);
  return {
    async stop(): Promise<void> {
      server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all(served);
      await pglite.close();
    },
  };
}

/** A new folder gets its name when complete, so that nothing half-made is ever opened. */
async function openPglite(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    const fresh = await PGlite.create(unfinished);
    await fresh.close();
    await rename(unfinished, folder);
  }
  return PGlite.create(folder, { extensions: { pg_trgm, unaccent } });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
