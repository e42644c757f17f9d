import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP proxy between the gateway and a subgraph that can do to a connection what networks and servers do. */
export interface FaultProxy {
  /** Address of the subgraph as the gateway sees it. */
  readonly url: string;
  /** Connections that are open now. */
  readonly connections: number;
  /** Requests that have come in so far. */
  readonly requests: number;
  /** From now on every request meets this; without an argument it passes. */
  inject(fault?: Fault): void;
  /** Resolves when another request has come in. */
  nextRequest(): Promise<void>;
  /** Refuses connections, and cuts those there are, until it is opened again on the same port. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** What becomes of a request. `pass` hands it on to the subgraph and the answer back. */
export type Fault = (socket: Socket, pass: () => void) => void;

/** @param target address of the subgraph. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let fault: Fault | undefined;
  let requests = 0;

  const receive = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    let upstream: Socket | undefined;
    socket.on('data', (chunk: Buffer) => {
      // A request begins with its method; further pieces of a body do not.
      if (chunk.subarray(0, 5).toString('latin1') === 'POST ') {
        requests += 1;
        for (const resolve of waiting.splice(0)) resolve();
        const pass = (): void => {
          upstream ??= joinTo(socket, connect(Number(targetPort), hostname));
          upstream.write(chunk);
        };
        if (fault) fault(socket, pass);
        else pass();
      } else upstream?.write(chunk);
    });
  };

  const server: Server = createServer(receive);
  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    get connections() {
      return sockets.size;
    },
    get requests() {
      return requests;
    },
    inject: (next) => {
      fault = next;
    },
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    shut: cut,
    open: () => listen(port),
    close: async () => {
      if (server.listening) await cut();
    },
  };
}

function joinTo(socket: Socket, upstream: Socket): Socket {
  upstream.on('error', () => socket.destroy());
  upstream.pipe(socket);
  socket.once('close', () => upstream.destroy());
  return upstream;
}
