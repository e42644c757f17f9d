import { createServer } from 'node:net';

/** Below the range from which systems take the ports of outgoing connections, which would own ours by chance. */
const LOWEST = 15_000;
const HIGHEST = 32_767;
const ATTEMPTS = 50;

/** A TCP port on 127.0.0.1 that was free a moment ago. Who uses it must be ready to be told otherwise. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isPortFree(port)) return port;
  }
  throw new Error(`None of ${ATTEMPTS} ports tried between ${LOWEST} and ${HIGHEST} is free.`);
}

/** True when a server could listen on 127.0.0.1 at this port now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
