import type { ResponseHandler, Wire, WireOptions, WireRequest } from '../wire.ts';
import { KEEP_ALIVE_MS } from '../wire.ts';
import { Connection } from './connection.ts';
import type { Exchange } from './exchange.ts';
import { writeFields } from './write-fields.ts';

/**
 * HTTP/1.1 over plain sockets, for POST requests with a text and nothing else: what undici does at less than half its
 * cost. Connections are kept alive, and one request is under way on each: a request that is given up takes its
 * connection along, so pipelined ones would go with it. Opens no connection before the first request.
 */
export function createHttp1Wire(options: WireOptions): Wire {
  const pool = new ConnectionPool(options);
  const { url, headers } = options;
  const prefix = `POST ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${writeFields(headers)}`;
  return {
    dispatch: (request, handler) => pool.dispatch(toExchange(prefix, request, handler)),
    close: () => pool.close(),
  };
}

function toExchange(prefix: string, request: WireRequest, handler: ResponseHandler): Exchange {
  const { headers, body, isRepeatable } = request;
  const length = Buffer.byteLength(body);
  return {
    text: `${prefix}${writeFields(headers)}content-length: ${length}\r\n\r\n${body}`,
    // Text of one byte a character, as nearly all is, need not be encoded. Header values are Latin-1 by themselves.
    encoding: length === body.length ? 'latin1' : 'utf8',
    handler,
    isRepeatable,
    isAborted: false,
  };
}

class ConnectionPool {
  readonly #options: WireOptions;
  /** The one that was used last is used next, so that what is too much gets old. */
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  readonly #waiting = new Set<Exchange>();
  #sweeper: NodeJS.Timeout | undefined;
  #closed: PromiseWithResolvers<void> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  dispatch(exchange: Exchange): void {
    exchange.handler.onStart((reason) => this.#abort(exchange, reason));
    if (!exchange.isAborted) this.#send(exchange);
  }

  close(): Promise<void> {
    this.#closed ??= Promise.withResolvers<void>();
    for (const connection of this.#idle.splice(0)) connection.destroy(CLOSING);
    this.#settleClose();
    return this.#closed.promise;
  }

  #send(exchange: Exchange): void {
    const connection = this.#idle.pop();
    if (connection) connection.send(exchange);
    else if (this.#open.size < this.#options.maxConnections) this.#connect().send(exchange);
    else this.#waiting.add(exchange);
  }

  #connect(): Connection {
    const { url } = this.#options;
    const connection = new Connection({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || HTTP_PORT),
      onIdle: this.#onIdle,
      onClosed: this.#onClosed,
    });
    this.#open.add(connection);
    return connection;
  }

  readonly #onIdle = (connection: Connection): void => {
    const next = this.#takeWaiting();
    if (next) return connection.send(next);
    if (this.#closed) return connection.destroy(CLOSING);
    connection.idleSeconds = 0;
    this.#idle.push(connection);
    this.#sweeper ??= setInterval(this.#sweep, 1_000).unref();
  };

  readonly #onClosed = (connection: Connection, unsent: Exchange | undefined): void => {
    this.#open.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    // On a connection of its own: others that were idle may have been closed as well.
    const next = unsent ?? this.#takeWaiting();
    if (next) this.#connect().send(next);
    this.#settleClose();
  };

  /** Counting seconds costs a request nothing, which a timer for each connection would. */
  readonly #sweep = (): void => {
    for (const connection of this.#idle) connection.idleSeconds += 1;
    const old = this.#idle.filter(
      ({ idleSeconds, keptSeconds }) => idleSeconds >= Math.min(KEPT, keptSeconds),
    );
    for (const connection of old) connection.destroy(CLOSING);
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  };

  #takeWaiting(): Exchange | undefined {
    const [first] = this.#waiting;
    if (first) this.#waiting.delete(first);
    return first;
  }

  #abort(exchange: Exchange, reason: Error): void {
    if (exchange.isAborted) return;
    exchange.isAborted = true;
    if (this.#waiting.delete(exchange)) return exchange.handler.onError(reason);
    for (const connection of this.#open) if (connection.carries(exchange)) return connection.destroy(reason);
  }

  #settleClose(): void {
    if (this.#closed && this.#open.size === 0 && this.#waiting.size === 0) this.#closed.resolve();
  }
}

const CLOSING = new Error('an idle connection was closed');
const HTTP_PORT = 80;
const KEPT = KEEP_ALIVE_MS / 1000;
