import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { NONCE_HEADER } from '../../platform/http/headers.ts';
import { BrokenAnswer, type ResponseHandler, type Wire } from './wire.ts';

/**
 * Gives each request a nonce, and lets no answer through that does not repeat it: whatever else comes on the
 * connection, an answer that nobody asked for or one to another request, is used for nobody (docs/adr/0012). Next to the
 * wire, below all that shares and repeats requests: the nonce belongs to one sending. Requests will be signed here.
 */
export function nameRequests(wire: Wire): Wire {
  return {
    dispatch: (request, handler) => {
      const nonce = randomUUID();
      const headers = [...request.headers, NONCE_HEADER, nonce];
      wire.dispatch({ ...request, headers }, new NamedAnswer(nonce, handler));
    },
    close: () => wire.close(),
  };
}

/** It does not name the request on whose connection it came. */
export class UnnamedAnswer extends BrokenAnswer {
  constructor() {
    super(`the answer does not repeat ${NONCE_HEADER}: it is none to this request`);
  }
}

class NamedAnswer implements ResponseHandler {
  readonly #nonce: string;
  readonly #handler: ResponseHandler;
  #abort: ((reason: Error) => void) | undefined;
  #isNamed = false;

  constructor(nonce: string, handler: ResponseHandler) {
    this.#nonce = nonce;
    this.#handler = handler;
  }

  onStart(abort: (reason: Error) => void): void {
    this.#abort = abort;
    this.#handler.onStart(abort);
  }

  onHead(status: number, headers: IncomingHttpHeaders): void {
    // Of a field that came twice, one wire makes a list and the other an array: neither is the nonce.
    this.#isNamed = headers[NONCE_HEADER] === this.#nonce;
    if (this.#isNamed) this.#handler.onHead(status, headers);
    else this.#abort?.(new UnnamedAnswer());
  }

  onData(chunk: Buffer): void {
    if (this.#isNamed) this.#handler.onData(chunk);
  }

  onEnd(): void {
    if (this.#isNamed) this.#handler.onEnd();
    else this.#handler.onError(new UnnamedAnswer());
  }

  onError(error: Error): void {
    this.#handler.onError(error);
  }
}
