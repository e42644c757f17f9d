import { connect, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import { BrokenAnswer } from '../wire.ts';
import type { Exchange } from './exchange.ts';
import { Http1Error } from './http1-error.ts';
import type { ResponseHead } from './parse-head.ts';
import { type ResponseEvents, ResponseParser } from './response-parser.ts';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** Whether it is used again after an answer. */
  readonly isKept: boolean;
  readonly clock: Clock;
  /** It can take the next requests. */
  readonly onIdle: (connection: Connection) => void;
  /** These wait for no answer here any more and have to be sent again, each by itself: they stood behind another. */
  readonly onStranded: (exchanges: readonly Exchange[]) => void;
  /** It is closed; called once. `unsent`: a request that certainly met no living server and may go out again. */
  readonly onClosed: (connection: Connection, unsent: Exchange | undefined) => void;
}

/**
 * One connection. What is sent together is answered in its order (RFC 9112 §9.3.2), and no answer stands for long in
 * the way of others: those behind one that is late or broken are stranded, to be sent again elsewhere.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #events: ResponseEvents;
  /** Under way, in the order in which answers come; undefined: nobody waits for that answer any more. */
  readonly #queue: (Exchange | undefined)[] = [];
  #parser: ResponseParser | undefined;
  #stopPatience: (() => void) | undefined;
  #isOpen = false;
  #isReused = false;
  #isClosed = false;
  #hasAnswered = false;
  /** The server closes it after this answer. */
  #isLast = false;
  /** When something was sent last, on the clock. */
  sentAt = 0;
  /** Seconds that it may stay idle after the last answer. */
  keptSeconds = 0;
  /** Seconds that it has been idle, as its pool counts them. */
  idleSeconds = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#events = { onHead: this.#onHead, onData: this.#onData };
    const { host, port } = options;
    // Reading into one buffer spares an allocation of 64 kB for each answer, and the machinery of streams.
    const onread = { buffer: SHARED_BUFFER, callback: this.#onBytes };
    this.#socket = connect({ host, port, noDelay: true, keepAlive: true, onread });
    this.#socket.on('connect', () => (this.#isOpen = true));
    this.#socket.on('error', (error) => this.#close(error));
    this.#socket.on('end', this.#onEnd);
    this.#socket.on('close', () => this.#close(new Http1Error('the connection was closed')));
  }

  /**
   * In one packet.
   * @param exchanges several only if each may be sent twice
   * @param patienceMs that they stand behind one another at the longest
   */
  send(exchanges: readonly Exchange[], patienceMs: number): void {
    this.sentAt = this.#options.clock.now();
    for (const exchange of exchanges) this.#queue.push(exchange);
    this.#expectAnswer();
    const isLatin = exchanges.every(({ encoding }) => encoding === 'latin1');
    this.#socket.write(exchanges.map(({ text }) => text).join(''), isLatin ? 'latin1' : 'utf8');
    if (exchanges.length > 1) this.#stopPatience = this.#options.clock.after(patienceMs, this.#onLate);
  }

  /** The request that is under way on it fails with the reason. */
  destroy(reason: Error): void {
    this.#close(reason);
  }

  /** True while it works on this very request. */
  carries(exchange: Exchange): boolean {
    return this.#queue.includes(exchange);
  }

  /**
   * Ends the request, which learns the reason. The server is told by the end of the connection, once that takes nobody
   * else with it: callers come and go all the time, and the others would be sent twice for it.
   */
  giveUp(exchange: Exchange, reason: Error): void {
    if (reason instanceof BrokenAnswer) return this.#close(reason);
    this.#queue[this.#queue.indexOf(exchange)] = undefined;
    this.#closeIfUnwanted();
    exchange.handler.onError(reason);
  }

  #expectAnswer(): void {
    this.#hasAnswered = false;
    this.#parser = new ResponseParser(this.#events);
  }

  readonly #onBytes = (count: number, buffer: Uint8Array): boolean => {
    // Nobody asked: what comes now would be taken for the answer to the next request.
    if (!this.#parser) this.#close(new Http1Error('bytes without a request'));
    else this.#read((buffer as Buffer).subarray(0, count));
    return true;
  };

  #read(bytes: Buffer): void {
    let rest = bytes;
    try {
      while (this.#parser && rest.length > 0) {
        this.#hasAnswered = true;
        const taken = this.#parser.read(rest);
        rest = rest.subarray(taken);
        if (this.#parser?.isDone) this.#finish(rest.length === 0);
      }
    } catch (error) {
      this.#close(error as Error);
    }
  }

  readonly #onHead = ({ status, headers, isLast, keptSeconds }: ResponseHead): void => {
    this.#isLast = isLast || !this.#options.isKept;
    this.keptSeconds = keptSeconds;
    this.#queue[0]?.handler.onHead(status, headers);
  };

  readonly #onData = (chunk: Buffer): void => this.#queue[0]?.handler.onData(chunk);

  readonly #onEnd = (): void => {
    try {
      this.#parser?.end();
      if (this.#parser) this.#finish(false);
    } catch (error) {
      this.#close(error as Error);
    }
    this.#close(new Http1Error('the connection was closed'));
  };

  /** @param isEmpty false when more bytes have come than the answer has */
  #finish(isEmpty: boolean): void {
    const exchange = this.#queue.shift();
    this.#parser = undefined;
    this.#isReused = true;
    if (this.#queue.length > 0) this.#expectAnswer();
    exchange?.handler.onEnd();
    // By the handler: it has given up the next one.
    if (this.#isClosed) return;
    if (this.#isLast) return this.#close(new Http1Error('the connection is not kept'));
    if (this.#queue.length > 0) return this.#closeIfUnwanted();
    if (!isEmpty) return this.#close(new Http1Error('bytes without a request'));
    if (this.keptSeconds === 0) return this.#close(new Http1Error('the connection is not kept'));
    this.#endPatience();
    this.#options.onIdle(this);
  }

  /** Those that still stand behind another do not wait for it any longer; that one may need its time. */
  readonly #onLate = (): void => {
    const sent = this.#stopPatience;
    // After a long turn of the event loop the answers may be there, and only not be read yet.
    setImmediate(() => {
      if (sent !== this.#stopPatience) return;
      this.#options.onStranded(this.#takeBehind());
      this.#closeIfUnwanted();
    });
  };

  #takeBehind(): readonly Exchange[] {
    if (this.#queue.length < 2) return NOBODY;
    const behind = this.#queue.slice(1).filter((exchange) => exchange !== undefined);
    this.#queue.fill(undefined, 1);
    return behind;
  }

  /** The server need not work on what nobody waits for. */
  #closeIfUnwanted(): void {
    if (this.#queue.every((exchange) => exchange === undefined))
      this.#close(new Http1Error('nobody waits for an answer'));
  }

  #close(reason: Error): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#parser = undefined;
    const isTogether = this.#stopPatience !== undefined;
    this.#endPatience();
    this.#socket.destroy();
    const behind = this.#takeBehind();
    const [head] = this.#queue.splice(0);
    // Nobody gets through to this server.
    if (!this.#isOpen) return this.#end(head ? [head, ...behind] : behind, reason);
    if (head && this.#isUnseen(head)) {
      if (isTogether) this.#options.onStranded([head, ...behind]);
      return this.#end(NOBODY, reason, isTogether ? undefined : head);
    }
    this.#options.onStranded(behind);
    this.#end(head ? [head] : NOBODY, reason);
  }

  /**
   * A server may close a connection after an answer, at the moment we send on it or with others under way behind that
   * answer: it has then not looked at the next request.
   */
  #isUnseen({ isRepeatable }: Exchange): boolean {
    return isRepeatable && this.#isReused && !this.#hasAnswered;
  }

  /** Last of all the handlers: they may send and give up others. */
  #end(failed: readonly Exchange[], reason: Error, unsent?: Exchange): void {
    this.#options.onClosed(this, unsent);
    for (const { handler } of failed) handler.onError(reason);
  }

  #endPatience(): void {
    this.#stopPatience?.();
    this.#stopPatience = undefined;
  }
}

const NOBODY: readonly Exchange[] = [];

/** Read from synchronously, so one serves all connections. */
const SHARED_BUFFER = Buffer.allocUnsafeSlow(64 * 1024);
