import { connect, type Socket } from 'node:net';
import type { Exchange } from './exchange.ts';
import { Http1Error } from './http1-error.ts';
import { ResponseParser } from './response-parser.ts';
import type { ResponseHead } from './parse-head.ts';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** It can take the next request. */
  readonly onIdle: (connection: Connection) => void;
  /** It is closed; called once. `unsent`: a request that certainly met no living server and may go out again. */
  readonly onClosed: (connection: Connection, unsent: Exchange | undefined) => void;
}

/** One connection, which carries one request at a time. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  #exchange: Exchange | undefined;
  #parser: ResponseParser | undefined;
  #isReused = false;
  #isClosed = false;
  #hasAnswered = false;
  /** Seconds that it may stay idle after the last answer. */
  keptSeconds = 0;
  /** Seconds that it has been idle, as its pool counts them. */
  idleSeconds = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { host, port } = options;
    // Reading into one buffer spares an allocation of 64 kB for each answer, and the machinery of streams.
    const onread = { buffer: SHARED_BUFFER, callback: this.#onBytes };
    this.#socket = connect({ host, port, noDelay: true, keepAlive: true, onread });
    this.#socket.on('error', (error) => this.#close(error));
    this.#socket.on('end', this.#onEnd);
    this.#socket.on('close', () => this.#close(new Http1Error('the connection was closed')));
  }

  send(exchange: Exchange): void {
    this.#exchange = exchange;
    this.#hasAnswered = false;
    this.#parser = new ResponseParser({ onHead: this.#onHead, onData: this.#onData });
    this.#socket.write(exchange.text, exchange.encoding);
  }

  /** The request that is under way on it fails with the reason. */
  destroy(reason: Error): void {
    this.#close(reason);
  }

  /** True while it works on this very request. */
  carries(exchange: Exchange): boolean {
    return this.#exchange === exchange;
  }

  readonly #onBytes = (count: number, buffer: Uint8Array): boolean => {
    const parser = this.#parser;
    // Nobody asked: what comes now would be taken for the answer to the next request.
    if (!parser) this.#close(new Http1Error('bytes without a request'));
    else this.#read(parser, (buffer as Buffer).subarray(0, count));
    return true;
  };

  #read(parser: ResponseParser, bytes: Buffer): void {
    this.#hasAnswered = true;
    try {
      const taken = parser.read(bytes);
      if (parser.isDone) this.#finish(taken === bytes.length);
    } catch (error) {
      this.#close(error as Error);
    }
  }

  readonly #onHead = ({ status, headers, keptSeconds }: ResponseHead): void => {
    this.keptSeconds = keptSeconds;
    this.#exchange?.handler.onHead(status, headers);
  };

  readonly #onData = (chunk: Buffer): void => this.#exchange?.handler.onData(chunk);

  readonly #onEnd = (): void => {
    try {
      this.#parser?.end();
      if (this.#parser) this.#finish(false);
    } catch (error) {
      this.#close(error as Error);
    }
    this.#close(new Http1Error('the connection was closed'));
  };

  /** @param isClean false when the connection must not be used again. */
  #finish(isClean: boolean): void {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    this.#parser = undefined;
    this.#isReused = true;
    // Told to go by the handler meanwhile: an answer that is too large.
    if (this.#isClosed) return;
    exchange?.handler.onEnd();
    if (isClean && this.keptSeconds > 0) this.#options.onIdle(this);
    else this.#close(new Http1Error('the connection is not kept'));
  }

  #close(reason: Error): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const exchange = this.#exchange;
    this.#exchange = undefined;
    this.#parser = undefined;
    this.#socket.destroy();
    // A server may close an idle connection at the moment we send on it: it has then not seen the request.
    const isUnsent = this.#isReused && !this.#hasAnswered && exchange?.isRepeatable && !exchange.isAborted;
    this.#options.onClosed(this, isUnsent ? exchange : undefined);
    if (!isUnsent) exchange?.handler.onError(reason);
  }
}

/** Read from synchronously, so one serves all connections. */
const SHARED_BUFFER = Buffer.allocUnsafeSlow(64 * 1024);
