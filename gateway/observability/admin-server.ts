import { createHttpServer, type HttpServer } from '../http/http-server.ts';

export interface AdminOptions {
  /** Loopback only: numbers of a register are nobody else's business. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly contentType: string;
  /** The metrics, as Prometheus reads them. */
  readonly metrics: () => Promise<string>;
}

/** Serves `GET /metrics` apart from the endpoint, so that no client of the graph can reach it. */
export function createAdminServer({ host, port, contentType, metrics }: AdminOptions): HttpServer {
  return createHttpServer({
    host,
    port,
    portVariable: 'ADMIN_PORT',
    handle: (request, response) => {
      const path = request.url?.split('?', 1)[0];
      if (path !== '/metrics') return void response.writeHead(404).end('There is only /metrics.\n');
      metrics().then(
        (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
        () => response.writeHead(503).end('The metrics could not be collected.\n'),
      );
    },
  });
}
