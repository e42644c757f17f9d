import { createHttpServer } from '../../platform/http/http-server.ts';

export interface AdminConfig {
  /** Loopback only: the numbers of a register are nobody else's business. */
  readonly host: string;
  /** Undefined: no admin port. */
  readonly instruments: { readonly adminPort: number | undefined };
}

export interface Admin {
  /** Of the metrics, e.g. `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `GET /metrics` on a port of its own, so that no client of the graph can reach it.
 * @throws ConfigurationError when the port is taken.
 */
export async function openAdmin(
  { host, instruments: { adminPort } }: AdminConfig,
  metrics: MetricsSource | undefined,
): Promise<Admin | undefined> {
  if (adminPort === undefined || !metrics) return undefined;
  const { registry } = metrics;
  const server = createHttpServer({
    host,
    port: adminPort,
    portVariable: 'ADMIN_PORT',
    handle: (request, response) => {
      const path = request.url?.split('?', 1)[0];
      if (path !== '/metrics') return void response.writeHead(404).end('There is only /metrics.\n');
      registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(503).end('The metrics could not be collected.\n'),
      );
    },
  });
  return { url: `${await server.listen()}/metrics`, close: () => server.close(0) };
}

/** One process's metrics, or those of several taken together. */
export interface MetricsSource {
  readonly registry: { readonly contentType: string; metrics(): Promise<string> };
}
