const END_OF_HEAD = Buffer.from('\r\n\r\n');
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * Hands on each complete HTTP/1.1 request in bytes that HTTP clients send to GraphQL servers: POST with Content-Length,
 * or GET; several at once when they are pipelined.
 * @param onRequest is given head and body
 * @returns what is left of an incomplete one
 */
export function splitRequests(
  bytes: Buffer,
  onRequest: (request: Buffer, body: Buffer) => void,
): Buffer | undefined {
  let at = 0;
  while (at < bytes.length) {
    const headEnd = bytes.indexOf(END_OF_HEAD, at);
    if (headEnd < 0) break;
    const length = CONTENT_LENGTH.exec(bytes.toString('latin1', at, headEnd));
    const bodyStart = headEnd + END_OF_HEAD.length;
    const bodyEnd = bodyStart + Number(length?.[1] ?? 0);
    if (bodyEnd > bytes.length) break;
    onRequest(bytes.subarray(at, bodyEnd), bytes.subarray(bodyStart, bodyEnd));
    at = bodyEnd;
  }
  return at < bytes.length ? bytes.subarray(at) : undefined;
}
