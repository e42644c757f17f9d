import type { Wire, WireOptions, WireRequest, ResponseHandler } from '../wire.ts';
import { ConnectionPool } from './connection-pool.ts';
import type { Exchange } from './exchange.ts';
import { writeFields } from './write-fields.ts';

/**
 * HTTP/1.1 over plain sockets, for POST requests with a text and nothing else (docs/adr/0012). Connections are kept
 * alive where the options say so. Opens none before the first request.
 */
export function createHttp1Wire(options: WireOptions): Wire {
  const pool = new ConnectionPool(options);
  const { url, headers, isKept } = options;
  const connection = isKept ? '' : 'connection: close\r\n';
  const prefix = `POST ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${connection}${writeFields(headers)}`;
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
