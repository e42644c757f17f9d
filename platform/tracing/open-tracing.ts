import type { Tracing } from './tracing.ts';
import type { TracingConfig } from './tracing-config.ts';

/**
 * Starts tracing, if it is configured. The libraries are only loaded then: they would cost every start some 60 ms.
 * @param service the process's role, e.g. `gateway`; `OTEL_SERVICE_NAME` prevails.
 */
export async function openTracing(
  config: TracingConfig | undefined,
  service: string,
): Promise<Tracing | undefined> {
  if (!config) return undefined;
  const { createTracing } = await import('./create-tracing.ts');
  return createTracing(config, service);
}
