import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../env.ts';
import type { Logger } from '../log.ts';
import { Connections } from './connections.ts';
import type { HttpExchange } from './exchange.ts';
import type { Plugin } from './plugin.ts';
import { runPipeline } from './run-pipeline.ts';

export interface HttpServerOptions<Exchange extends HttpExchange> {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The variable that sets it, for the message that it cannot be had; default `PORT`. */
  readonly portVariable?: string;
  readonly log: Logger;
  /** The path of a request, from top to bottom. The first that answers or refuses ends it. */
  readonly plugins: readonly Plugin<Exchange>[];
  readonly open: (request: IncomingMessage, response: ServerResponse) => Exchange;
  /** Bytes from which an answer is compressed; default: none is. */
  readonly compressionThreshold?: number;
  /** Requests of one connection that are worked on at once; default 1: those sent ahead wait for their turn. */
  readonly maxPipelined?: number;
  /** Milliseconds after which an answer is given up that nobody takes, however small; default 30 s. */
  readonly stallMs?: number;
}

export interface HttpServer {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /** True from the first call of `close`. */
  isDraining(): boolean;
  /**
   * Stops accepting, lets requests in flight finish, closes idle connections.
   * @param patience milliseconds after which the connections still open are cut.
   */
  close(patience: number): Promise<void>;
}

/** The door of a process: HTTP in, a list of plugins, HTTP out. It goes down without losing a request. */
export function createHttpServer<Exchange extends HttpExchange>(
  options: HttpServerOptions<Exchange>,
): HttpServer {
  const { log, plugins, open, compressionThreshold = Infinity, maxPipelined = 1, stallMs = 30_000 } = options;
  let draining = false;
  const pipeline = { plugins, log, compressionThreshold, isDraining: () => draining };
  const connections = new Connections(
    (request, response) => void runPipeline(open(request, response), pipeline),
    maxPipelined,
  );
  const take = (request: IncomingMessage, response: ServerResponse): void =>
    connections.take(request, response);
  const server = createServer(TIMEOUTS, take);
  // Expect: 100-continue takes the same path; the body reader asks for the body once it wants it.
  server.on('checkContinue', take);
  server.on('clientError', (error, socket) => connections.refuse(error, socket as Socket));
  server.setTimeout(stallMs, (socket) => connections.giveUp(socket));
  return {
    listen: () => listen(server, options),
    isDraining: () => draining,
    close: (patience) => {
      draining = true;
      return drain(server, patience);
    },
  };
}

/** Milliseconds. Node's own defaults let a slow sender hold a connection for five minutes. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than the 60 s of common proxies: the proxy, not we, must be the one that closes an idle connection.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

type Address = Pick<HttpServerOptions<HttpExchange>, 'host' | 'port' | 'portVariable'>;

function listen(server: Server, options: Address): Promise<string> {
  const { host, port } = options;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, options)));
    server.listen(port, host, () => {
      const { address, family, port: bound } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`);
    });
  });
}

function explain(error: NodeJS.ErrnoException, { host, port, portVariable = 'PORT' }: Address): Error {
  if (error.code === 'EADDRINUSE')
    return new ConfigurationError([`${portVariable}: ${port} on ${host} is taken by another process`]);
  if (error.code === 'EADDRNOTAVAIL')
    return new ConfigurationError([`HOST: ${host} is not an address of this machine`]);
  return error;
}

function drain(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
