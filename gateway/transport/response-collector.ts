import type { IncomingHttpHeaders } from 'node:http';
import type { CancelSignal, SubgraphFailure } from '../engine/subgraph-client.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import { UnnamedAnswer } from './name-requests.ts';
import type { RawResponse } from './read-answer.ts';
import { BrokenAnswer, type ResponseHandler } from './wire.ts';

interface CollectorOptions {
  /** Milliseconds until the request has failed with `whenLate`. */
  readonly timeoutMs: number;
  readonly whenLate: SubgraphFailure;
  readonly maxAnswerBytes: number;
  readonly signal: CancelSignal | undefined;
  readonly clock: Clock;
  /** Called once. */
  readonly settle: (response: RawResponse | SubgraphFailure) => void;
}

/**
 * Collects one response, within time and size. Settles at once when the time is over or the request is
 * cancelled, even while it still waits for a connection; it is then aborted as soon as it gets one.
 */
export class ResponseCollector implements ResponseHandler {
  readonly #options: CollectorOptions;
  readonly #stopTimer: () => void;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #abort: ((reason: Error) => void) | undefined;
  #settled = false;

  constructor(options: CollectorOptions) {
    this.#options = options;
    const { timeoutMs, whenLate, signal, clock } = options;
    this.#stopTimer = clock.after(timeoutMs, () => this.fail(whenLate));
    if (signal?.aborted) this.#cancel();
    else signal?.addEventListener('abort', this.#cancel);
  }

  onStart(abort: (reason: Error) => void): void {
    this.#abort = abort;
    if (this.#settled) abort(new Error('settled before it was sent'));
  }

  onHead(status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
    if (Number(headers['content-length'] ?? 0) > this.#options.maxAnswerBytes) this.#failAsTooLarge();
  }

  onData(chunk: Buffer): void {
    if (this.#settled) return;
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#options.maxAnswerBytes) this.#chunks.push(Buffer.from(chunk));
    else this.#failAsTooLarge();
  }

  onEnd(): void {
    const [first] = this.#chunks;
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#settle({ status: this.#status, headers: this.#headers, body });
  }

  onError(error: Error): void {
    this.#settle(failure(error instanceof UnnamedAnswer ? 'unnamed' : 'unreachable', error.message));
  }

  /** Settles with a failure and gives the request up. */
  fail(reason: SubgraphFailure): void {
    this.#end(reason, new Error(reason.detail));
  }

  #failAsTooLarge(): void {
    const reason = failure('too-large', `more than ${this.#options.maxAnswerBytes} bytes`);
    this.#end(reason, new BrokenAnswer(reason.detail));
  }

  #end(reason: SubgraphFailure, error: Error): void {
    this.#settle(reason);
    this.#chunks = [];
    this.#abort?.(error);
  }

  readonly #cancel = (): void => this.fail(failure('cancelled', 'the request was cancelled'));

  #settle(response: RawResponse | SubgraphFailure): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#stopTimer();
    this.#options.signal?.removeEventListener('abort', this.#cancel);
    this.#options.settle(response);
  }
}
