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

/**
 * What becomes of a request.
 * @param pass hands it on to the subgraph, and the answer back.
 * @param head its first bytes: the HTTP head, and of the body what came along.
 */
export type Fault = (socket: Socket, pass: () => void, head: string) => void;

/** @param target address of the subgraph. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let fault: Fault | undefined;
  let requests = 0;

  const onRequest = (socket: Socket, pass: () => void, head: string): void => {
    requests += 1;
    for (const resolve of waiting.splice(0)) resolve();
    if (fault) fault(socket, pass, head);
    else pass();
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    relay(socket, () => connect(Number(targetPort), hostname), onRequest);
  });
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

/** One connection: each request is kept until it may pass, the pieces of its body included. */
function relay(socket: Socket, dial: () => Socket, onRequest: Fault): void {
  let upstream: Socket | undefined;
  /** The request under way, as far as it has come; undefined once it goes straight through. */
  let held: Buffer[] | undefined = [];
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    // A request begins with its method; further pieces of a body do not.
    if (!chunk.subarray(0, 5).equals(POST)) {
      if (held) held.push(chunk);
      else upstream?.write(chunk);
      return;
    }
    const mine = (held = [chunk]);
    const pass = (): void => {
      if (held !== mine || socket.destroyed) return;
      upstream ??= join(socket, dial());
      upstream.write(Buffer.concat(mine));
      held = undefined;
    };
    onRequest(socket, pass, chunk.toString('latin1'));
  });
}

const POST = Buffer.from('POST ');

function join(socket: Socket, upstream: Socket): Socket {
  upstream.on('error', () => socket.destroy());
  upstream.pipe(socket);
  socket.once('close', () => upstream.destroy());
  return upstream;
}
