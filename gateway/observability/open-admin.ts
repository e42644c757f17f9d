import { callerError } from '../../platform/errors.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { createHttpExchange, type HttpExchange } from '../../platform/http/exchange.ts';
import { createHttpServer } from '../../platform/http/http-server.ts';
import { isRead } from '../../platform/http/is-read.ts';
import type { Plugin } from '../../platform/http/plugin.ts';
import { USE_GET } from '../../platform/http/plugins/answer-probes.ts';
import { assignRequestId } from '../../platform/http/plugins/assign-request-id.ts';
import { checkHost } from '../../platform/http/plugins/check-host.ts';
import { chooseLanguage } from '../../platform/http/plugins/choose-language.ts';
import type { Logger } from '../../platform/log.ts';

export interface AdminConfig {
  /** Loopback only: the numbers of a register are nobody else's business. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
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
  { host, allowedHosts, instruments: { adminPort } }: AdminConfig,
  metrics: MetricsSource | undefined,
  log: Logger,
): Promise<Admin | undefined> {
  if (adminPort === undefined || !metrics) return undefined;
  const server = createHttpServer({
    host,
    port: adminPort,
    portVariable: 'ADMIN_PORT',
    log,
    plugins: [assignRequestId(), chooseLanguage(), checkHost(allowedHosts), answerMetrics(metrics)],
    open: createHttpExchange,
  });
  return { url: `${await server.listen()}/metrics`, close: () => server.close(0) };
}

function answerMetrics({ registry }: MetricsSource): Plugin {
  return async function answerMetrics({ path, request }: HttpExchange): Promise<Answer> {
    if (path !== '/metrics') throw callerError('NOT_FOUND', ONLY_METRICS);
    if (!isRead(request.method))
      throw callerError('METHOD_NOT_ALLOWED', ASKED_WITH_GET, { nextStep: USE_GET });
    const body = await registry.metrics().catch(() => undefined);
    if (body !== undefined) return { status: 200, contentType: registry.contentType, body };
    return { status: 503, contentType: 'text/plain', body: 'The metrics could not be collected.\n' };
  };
}

const ONLY_METRICS = { vi: 'Ở đây chỉ có /metrics.', en: 'There is only /metrics.' };
const ASKED_WITH_GET = { vi: 'Số liệu được hỏi bằng GET.', en: 'Metrics are asked with GET.' };

/** One process's metrics, or those of several taken together. */
export interface MetricsSource {
  readonly registry: { readonly contentType: string; metrics(): Promise<string> };
}
