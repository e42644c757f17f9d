import type { Span } from '@opentelemetry/api';
import { failSpan } from '../../platform/tracing/fail-span.ts';
import type { SubgraphClient, SubgraphOutcome, SubgraphRequest } from '../engine/subgraph-client.ts';
import type { Policy, Send } from '../transport/policy.ts';
import type { Instruments } from './instruments.ts';
import { type CallMetrics, outcomeLabel } from './subgraph-metrics.ts';

/** Observes what the engine asks for: with the waiting, the sharing and the retries. */
export function observeFetches(client: SubgraphClient, { metrics, tracing }: Instruments): SubgraphClient {
  if (!metrics && !tracing) return client;
  const startSpan = ({ subgraph, operationKind, context }: SubgraphRequest): Span | undefined =>
    context.span &&
    tracing?.startChild(context.span, `fetch ${subgraph}`, {
      attributes: { subgraph, 'graphql.operation.type': operationKind },
    });
  return {
    ...client,
    send: (request) => {
      const span = startSpan(request);
      const traced = span ? { ...request, context: { ...request.context, span } } : request;
      return observe((it) => client.send(it), traced, { span, metrics: metrics?.subgraphs.fetches });
    },
  };
}

/**
 * Observes what goes over the wire, each attempt by itself, and tells the subgraph which trace it belongs to: here,
 * below everything that compares requests, since a `traceparent` makes them all different.
 */
export function observeAttempts({ metrics, tracing }: Instruments): Policy | undefined {
  if (!metrics && !tracing) return undefined;
  return (next) =>
    function observeAttempts(request) {
      const { subgraph, context } = request;
      const span =
        context.span &&
        tracing?.startChild(context.span, 'POST', {
          kind: 'client',
          attributes: { subgraph, 'http.request.method': 'POST' },
        });
      const headers = {
        ...context.headers,
        ...(span && { traceparent: tracing?.traceparentOf(span) ?? '' }),
      };
      const traced = span ? { ...request, context: { ...context, headers } } : request;
      return observe(next, traced, { span, metrics: metrics?.subgraphs.requests });
    };
}

interface Observed {
  readonly span: Span | undefined;
  readonly metrics: CallMetrics | undefined;
}

function observe(
  send: Send,
  request: SubgraphRequest,
  { span, metrics }: Observed,
): Promise<SubgraphOutcome> {
  const { subgraph } = request;
  const startedAt = performance.now();
  metrics?.callStarted(subgraph);
  const outcome = send(request);
  void outcome.then((it) => {
    metrics?.callEnded(subgraph, it, (performance.now() - startedAt) / 1000);
    if (span) endSpan(span, it);
  });
  return outcome;
}

function endSpan(span: Span, outcome: SubgraphOutcome): void {
  if (outcome.status !== undefined) span.setAttribute('http.response.status_code', outcome.status);
  span.setAttribute('outcome', outcomeLabel(outcome));
  if (outcome.kind === 'failure') failSpan(span, outcome.failure);
  span.end();
}
