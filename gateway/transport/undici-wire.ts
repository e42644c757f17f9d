import { type Dispatcher, Pool } from 'undici';
import { KEEP_ALIVE_MS, type ResponseHandler, type Wire, type WireOptions } from './wire.ts';

/** HTTP/1.1 by undici, for everything that is not plain HTTP. Opens no connection before the first request. */
export function createUndiciWire({ url, headers, maxConnections, connectTimeoutMs }: WireOptions): Wire {
  // The time limits are ours: undici's timers are coarse, and ours answers while a request still waits for a socket.
  const pool = new Pool(url.origin, {
    connections: maxConnections,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Else what nobody waits for any more would pile up before a host that swallows packets.
    connect: { timeout: connectTimeoutMs },
  });
  const path = url.pathname + url.search;
  return {
    dispatch: (request, handler) => {
      const all = [...headers, ...request.headers];
      pool.dispatch({ path, method: 'POST', headers: all, body: request.body }, adapt(handler));
    },
    close: () => pool.close(),
  };
}

function adapt(handler: ResponseHandler): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller) => handler.onStart((reason) => controller.abort(reason)),
    onResponseStart: (_controller, status, headers) => handler.onHead(status, headers),
    onResponseData: (_controller, chunk) => handler.onData(chunk),
    onResponseEnd: () => handler.onEnd(),
    onResponseError: (_controller, error) => handler.onError(error),
  };
}
