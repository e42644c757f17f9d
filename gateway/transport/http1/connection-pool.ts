import { KEEP_ALIVE_MS, type WireOptions } from '../wire.ts';
import { Connection } from './connection.ts';
import type { Exchange } from './exchange.ts';

/**
 * The connections to one server. Queries of one turn of the event loop go together, up to `maxPipelined` on a
 * connection, since a packet costs more than what is in it. Once that turned out badly for some of them, each has a
 * connection for itself for a while: a slow server must not get work twice.
 */
export class ConnectionPool {
  readonly #options: WireOptions;
  /** The one that was used last is used next, so that what is too much gets old. */
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  /** Those that found no connection, in the order of arrival. */
  readonly #waiting = new Set<Exchange>();
  /** Those that are sent at the end of this turn. */
  #gathered: Exchange[] = [];
  /** From sending to the last answer, a moving average. */
  #usualMs = 0;
  /** On the clock: until then nothing is pipelined. */
  #apartUntil = -Infinity;
  #sweeper: NodeJS.Timeout | undefined;
  #closed: PromiseWithResolvers<void> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  dispatch(exchange: Exchange): void {
    exchange.handler.onStart((reason) => this.#abort(exchange, reason));
    if (exchange.isAborted) return;
    if (!this.#mayGoTogether(exchange)) return this.#send([exchange]);
    if (this.#gathered.push(exchange) === 1) setImmediate(this.#sendGathered);
  }

  close(): Promise<void> {
    this.#closed ??= Promise.withResolvers<void>();
    for (const connection of this.#idle.splice(0)) connection.destroy(CLOSING);
    this.#settleClose();
    return this.#closed.promise;
  }

  /** What may be sent twice, should the connection be lost to another one's fate. */
  #mayGoTogether({ isRepeatable }: Exchange): boolean {
    return isRepeatable && this.#groupSize() > 1;
  }

  #groupSize(): number {
    const { isKept, maxPipelined, clock } = this.#options;
    return isKept && clock.now() >= this.#apartUntil ? maxPipelined : 1;
  }

  readonly #sendGathered = (): void => {
    const gathered = this.#gathered;
    this.#gathered = [];
    // Since they were gathered, others may have been stranded.
    const size = this.#groupSize();
    for (let at = 0; at < gathered.length; at += size) this.#send(gathered.slice(at, at + size));
    this.#settleClose();
  };

  #send(exchanges: readonly Exchange[]): void {
    const connection = this.#idle.pop();
    if (connection) connection.send(exchanges, this.#patienceMs());
    else if (this.#open.size < this.#options.maxConnections)
      this.#connect().send(exchanges, this.#patienceMs());
    else for (const exchange of exchanges) this.#waiting.add(exchange);
  }

  /** While everything takes long nobody loses much by standing behind another, and a second sending makes it longer. */
  #patienceMs(): number {
    return Math.max(PATIENCE_MS, this.#usualMs * PATIENCE_FACTOR);
  }

  #connect(): Connection {
    const { url, isKept, clock } = this.#options;
    const connection = new Connection({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || HTTP_PORT),
      isKept,
      clock,
      onIdle: this.#onIdle,
      onStranded: this.#onStranded,
      onClosed: this.#onClosed,
    });
    this.#open.add(connection);
    return connection;
  }

  readonly #onIdle = (connection: Connection): void => {
    this.#usualMs += (this.#options.clock.now() - connection.sentAt - this.#usualMs) * NEWEST_SHARE;
    const next = this.#takeWaiting();
    if (next) return connection.send([next], this.#patienceMs());
    if (this.#closed) return connection.destroy(CLOSING);
    connection.idleSeconds = 0;
    this.#idle.push(connection);
    this.#sweeper ??= setInterval(this.#sweep, 1_000).unref();
  };

  readonly #onStranded = (exchanges: readonly Exchange[]): void => {
    if (exchanges.length === 0) return;
    this.#apartUntil = this.#options.clock.now() + APART_MS;
    for (const exchange of exchanges) this.#send([exchange]);
  };

  readonly #onClosed = (connection: Connection, unsent: Exchange | undefined): void => {
    this.#open.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    // On a connection of its own: others that were idle may have been closed as well.
    const next = unsent ?? this.#takeWaiting();
    if (next) this.#connect().send([next], this.#patienceMs());
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
    if (this.#waiting.delete(exchange) || this.#leaveGathered(exchange))
      return exchange.handler.onError(reason);
    for (const connection of this.#open)
      if (connection.carries(exchange)) return connection.giveUp(exchange, reason);
  }

  #leaveGathered(exchange: Exchange): boolean {
    const at = this.#gathered.indexOf(exchange);
    if (at >= 0) this.#gathered.splice(at, 1);
    return at >= 0;
  }

  #settleClose(): void {
    const left = this.#open.size + this.#waiting.size + this.#gathered.length;
    if (this.#closed && left === 0) this.#closed.resolve();
  }
}

/** Milliseconds that requests stand behind another at least, and at least as many times what is usual. */
const PATIENCE_MS = 100;
const PATIENCE_FACTOR = 5;
const NEWEST_SHARE = 1 / 16;
/** Milliseconds. */
const APART_MS = 5_000;
const CLOSING = new Error('an idle connection was closed');
const HTTP_PORT = 80;
const KEPT = KEEP_ALIVE_MS / 1000;
