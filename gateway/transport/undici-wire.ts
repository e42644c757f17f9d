import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { BrokenAnswer, KEEP_ALIVE_MS, type ResponseHandler, type Wire, type WireOptions } from './wire.ts';

/** HTTP by undici, also over TLS and through a proxy. Opens no connection before the first request. */
export function createUndiciWire(options: WireOptions): Wire {
  const { url, headers } = options;
  const dispatcher = createDispatcher(options);
  const target = { origin: url.origin, path: url.pathname + url.search, method: 'POST' } as const;
  return {
    dispatch: (request, handler) => {
      const all = [...headers, ...request.headers];
      dispatcher.dispatch({ ...target, headers: all, body: request.body }, adapt(handler));
    },
    close: () => dispatcher.close(),
  };
}

function createDispatcher({ url, maxConnections, isKept, connectTimeoutMs, proxy }: WireOptions): Dispatcher {
  // The time limits are ours: undici's timers are coarse, and ours answers while a request still waits for a socket.
  const settings = {
    connections: maxConnections,
    // 0: none is kept.
    pipelining: isKept ? 1 : 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Else what nobody waits for any more would pile up before a host that swallows packets.
    connect: { timeout: connectTimeoutMs },
  };
  return proxy === undefined ? new Pool(url.origin, settings) : new ProxyAgent({ ...settings, uri: proxy });
}

function adapt(handler: ResponseHandler): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller) => handler.onStart((reason) => controller.abort(reason)),
    onResponseStart: (controller, status, headers) => {
      if (status >= 200) handler.onHead(status, headers);
      else if (hasBody(headers)) controller.abort(new BrokenAnswer('a provisional answer with a body'));
    },
    onResponseData: (_controller, chunk) => handler.onData(chunk),
    onResponseEnd: () => handler.onEnd(),
    onResponseError: (_controller, error) => handler.onError(error),
  };
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}
