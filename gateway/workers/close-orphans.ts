import type { Worker } from 'node:cluster';

/**
 * Closes connections that the primary had handed to a worker which ended before it said that it has them. Node waits
 * for that word for ever, and with it the client, which would see a connection that is open and silent
 * (`handoff` in lib/internal/cluster/round_robin_handle.js). There is no public way to learn of them: this reads
 * cluster's own messages. Should a later Node change these, nothing is closed, and a test fails.
 */
export function closeOrphans({ process }: Worker): void {
  const handed = new Map<unknown, Handle>();
  const send = process.send.bind(process) as (...values: unknown[]) => boolean;
  process.send = (message: ClusterMessage, handle?: unknown, ...others: unknown[]): boolean => {
    if (message.act === 'newconn' && isHandle(handle)) handed.set(message.seq, handle);
    return send(message, handle, ...others);
  };
  process.on('internalMessage', ({ ack }: ClusterMessage) => handed.delete(ack));
  process.once('exit', () => {
    for (const handle of handed.values()) handle.close();
  });
}

interface ClusterMessage {
  readonly act?: unknown;
  /** Numbers what is to be acknowledged. */
  readonly seq?: unknown;
  /** The number of what is acknowledged. */
  readonly ack?: unknown;
}

interface Handle {
  close(): void;
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}
