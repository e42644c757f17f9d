import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ResponseParser } from '../../gateway/transport/http1/response-parser.ts';
import { type Fault, passOn } from './faults.ts';
import { splitRequests } from '../split-requests.ts';

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

/** @param target address of the subgraph. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let fault = passOn;
  let requests = 0;

  const onRequest: Fault = (socket, pass, request) => {
    requests += 1;
    for (const resolve of waiting.splice(0)) resolve();
    return fault(socket, pass, request);
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
    inject: (next = passOn) => {
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

/** One connection. Requests that come together are taken one after the other, as servers answer them. */
function relay(socket: Socket, dial: () => Socket, onRequest: Fault): void {
  let rest: Buffer | undefined;
  let isBusy = false;
  let upstream: Upstream | undefined;
  const waiting: Buffer[] = [];
  const takeNext = (): void => {
    const request = isBusy ? undefined : waiting.shift();
    if (!request) return;
    isBusy = true;
    const pass = (): void => {
      if (socket.destroyed) return;
      upstream ??= openUpstream(socket, dial());
      upstream.ask(request, answered);
    };
    if (onRequest(socket, pass, request.toString('latin1')) === 'answered') answered();
  };
  const answered = (): void => {
    isBusy = false;
    takeNext();
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    rest = splitRequests(rest ? Buffer.concat([rest, chunk]) : chunk, (request) => waiting.push(request));
    takeNext();
  });
}

/** The connection to the subgraph. */
interface Upstream {
  ask(request: Buffer, onAnswered: () => void): void;
}

function openUpstream(socket: Socket, upstream: Socket): Upstream {
  const nobody = (): void => undefined;
  let onBytes: (bytes: Buffer) => void = nobody;
  upstream.on('data', (bytes: Buffer) => {
    socket.write(bytes);
    onBytes(bytes);
  });
  upstream.on('end', () => socket.end());
  upstream.on('error', () => socket.destroy());
  socket.once('close', () => upstream.destroy());
  return {
    ask: (request, onAnswered) => {
      const parser = new ResponseParser({ onHead: nobody, onData: nobody });
      onBytes = (bytes) => {
        parser.read(bytes);
        if (!parser.isDone) return;
        onBytes = nobody;
        onAnswered();
      };
      upstream.write(request);
    },
  };
}
