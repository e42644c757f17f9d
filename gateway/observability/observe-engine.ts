import type { EngineObserver } from '../engine/engine-observer.ts';
import type { CallContext } from '../engine/subgraph-client.ts';
import { failSpan } from '../../platform/tracing/fail-span.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { Instruments } from './instruments.ts';

/** Counts and traces what the engine does, apart from its requests to subgraphs. */
export function observeEngine({ metrics, tracing }: Instruments): EngineObserver | undefined {
  const spans = tracing && traceEngine(tracing);
  const numbers = metrics?.engine;
  if (!spans || !numbers) return spans ?? numbers;
  return {
    operationRead: (...event) => {
      numbers.operationRead(...event);
      spans.operationRead(...event);
    },
    operationPlanned: (...event) => {
      numbers.operationPlanned(...event);
      spans.operationPlanned(...event);
    },
    operationRun: (...event) => {
      numbers.operationRun(...event);
      spans.operationRun(...event);
    },
  };
}

/** Work that was done gets a span; what was found is only noted. */
function traceEngine(tracing: Tracing): EngineObserver {
  const note = (work: string, { span: parent }: CallContext, how: string, startedAt: number): void => {
    if (!parent) return;
    parent.setAttribute(`graphql.${work}`, how);
    if (how === 'known') return;
    const span = tracing.startChild(parent, work, { startedAt });
    if (how === 'failed' || how === 'refused') failSpan(span, how);
    span.end();
  };
  return {
    operationRead: (context, how, startedAt) => note('read', context, how, startedAt),
    operationPlanned: (context, how, startedAt) => note('plan', context, how, startedAt),
    operationRun: ({ span }, how) => void span?.setAttribute('graphql.answer', how),
  };
}
