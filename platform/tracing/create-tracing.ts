import { type Context, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { SamplerName, TracingConfig } from './tracing-config.ts';
import type { Tracing } from './tracing.ts';

/**
 * Tracing with OpenTelemetry's SDK. Spans are handed on as parameters, so nothing is registered globally and no
 * context has to follow each promise (AsyncLocalStorage).
 */
export function createTracing(config: TracingConfig, service: string): Tracing {
  const processor = new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: config.url }),
    scheduledDelayMillis: config.scheduleDelayMs,
  });
  const provider = new TracerProvider({
    resource: resourceOf(service),
    sampler: samplerOf(config),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('citizen-graph');
  return {
    startRequest: (name, traceparent) =>
      tracer.startSpan(name, { kind: SpanKind.SERVER }, contextOf(traceparent)),
    startChild: (parent, name, { kind = 'internal', attributes, startedAt } = {}) =>
      tracer.startSpan(
        name,
        {
          kind: KINDS[kind],
          ...(attributes && { attributes }),
          ...(startedAt !== undefined && { startTime: startedAt }),
        },
        trace.setSpan(ROOT_CONTEXT, parent),
      ),
    traceparentOf,
    close: () => provider.shutdown().catch(() => undefined),
  };
}

const KINDS = { client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

const propagator = new W3CTraceContextPropagator();

function traceparentOf(span: Span): string {
  const carrier: Record<string, string> = {};
  propagator.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, {
    set: (headers, name, value) => void (headers[name] = value),
  });
  return carrier['traceparent'] ?? '';
}

function contextOf(traceparent: string | undefined): Context {
  if (traceparent === undefined || hidesNumber(traceparent)) return ROOT_CONTEXT;
  return propagator.extract(ROOT_CONTEXT, traceparent, {
    keys: () => ['traceparent'],
    get: (header, name) => (name === 'traceparent' ? header : undefined),
  });
}

/** Ids are stored with the trace, and random ones never look like a padded number: such a trace is not continued. */
function hidesNumber(traceparent: string): boolean {
  return traceparent.split('-').some((part) => part.length >= 16 && /^(0{3,}\d+|\d+0{3,})$/.test(part));
}

function resourceOf(service: string) {
  const ours = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'citizen-graph' });
  return defaultResource()
    .merge(ours)
    .merge(detectResources({ detectors: [envDetector] }));
}

function samplerOf({ sampler, samplerRatio }: TracingConfig): Sampler {
  const name = sampler.replace('parentbased_', '') as Exclude<SamplerName, `parentbased_${string}`>;
  const root = ROOT_SAMPLERS[name](samplerRatio);
  return sampler === name ? root : new ParentBasedSampler({ root });
}

const ROOT_SAMPLERS = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (ratio: number) => new TraceIdRatioBasedSampler(ratio),
};
