import type { IncomingMessage, ServerResponse } from 'node:http';
import { NONCE_HEADER } from '../../platform/http/headers.ts';

/** Has the answer name its request, whatever the answer is (docs/adr/0012): a gateway uses no other. */
export function echoNonce(request: IncomingMessage, response: ServerResponse): void {
  const nonce = request.headers[NONCE_HEADER];
  if (typeof nonce === 'string') response.setHeader(NONCE_HEADER, nonce);
}
