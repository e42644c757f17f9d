import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../env.ts';
import { callerError } from '../errors.ts';

export interface HttpServerOptions {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The variable that sets it, for the message that it cannot be had; default `PORT`. */
  readonly portVariable?: string;
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

/** A node:http server that goes down without losing a request. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { handle } = options;
  const server = createServer(TIMEOUTS, handle);
  // Expect: 100-continue takes the same path; the body reader asks for the body once it wants it.
  server.on('checkContinue', handle);
  server.on('clientError', refuseGarbage);
  let draining = false;
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

function listen(server: Server, options: HttpServerOptions): Promise<string> {
  const { host, port } = options;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, options)));
    server.listen(port, host, () => {
      const { address, family, port: bound } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`);
    });
  });
}

function explain(
  error: NodeJS.ErrnoException,
  { host, port, portVariable = 'PORT' }: HttpServerOptions,
): Error {
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

/** Bytes that are not HTTP, or a head that is too large or too slow. Nothing of them is repeated. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = STATUS_LINES[error.code ?? ''] ?? '400 Bad Request';
  const { message, extensions } = callerError('BAD_REQUEST', {
    vi: `Không đọc được yêu cầu HTTP: ${status}.`,
    en: `The HTTP request could not be read: ${status}.`,
  });
  const { code, nextStep } = extensions;
  const body = JSON.stringify({ errors: [{ message, extensions: { code, nextStep } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
