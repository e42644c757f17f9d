import { connect } from 'node:net';
import type { PoolClient } from 'pg';

/**
 * Asks PostgreSQL to stop what this connection is running: a CancelRequest, sent over a connection of its own
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS).
 *
 * Costs nothing until it is needed; a `statement_timeout` for each remaining time would be a round trip for each
 * statement, and `pg_cancel_backend` would need a free connection of the very pool that is stuck.
 *
 * @returns when the server has taken note, or cannot be reached; never rejects. Until then the connection must not run
 * anything else, which would be hit instead; afterwards a cancellation that came too late has no effect.
 */
export function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = client as PoolClient & BackendKey;
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  socket.once('connect', () => socket.write(cancelRequest(processID, secretKey)));
  // Nothing comes back: the server closes the connection once the signal is on its way.
  socket.on('error', () => undefined);
  socket.resume();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** What `pg` knows of its server; its own `Client.cancel` uses it, and crashes the process on a broken connection. */
interface BackendKey {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

const PATIENCE_MS = 3_000;

function cancelRequest(processID: number, secretKey: number): Buffer {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(CANCEL_REQUEST_CODE, 4);
  message.writeInt32BE(processID, 8);
  message.writeInt32BE(secretKey, 12);
  return message;
}

const CANCEL_REQUEST_CODE = 80_877_102;
