import { parentPort } from 'node:worker_threads';
import { introspectText } from '../engine/plan/introspect-text.ts';
import { planText } from '../engine/plan/plan-text.ts';
import { validateText } from '../engine/plan/validate-text.ts';
import { InvalidSupergraphError } from '../supergraph/invalid-supergraph-error.ts';
import { type LoadedSupergraph, loadSupergraph } from '../supergraph/load-supergraph.ts';
import type { ForgetOrder, Order, Reply } from './messages.ts';
import { packPlan } from './pack-plan.ts';

/** The other side of `PlanningThread`: Apollo's library is loaded here and nowhere else. */
const supergraphs = new Map<number, LoadedSupergraph>();

parentPort?.on('message', (order: Order | ForgetOrder) => {
  if (order.kind === 'forget') supergraphs.delete(order.supergraph);
  else parentPort?.postMessage(reply(order));
});

function reply(order: Order): Reply {
  try {
    return obey(order);
  } catch (error) {
    if (error instanceof InvalidSupergraphError)
      return { kind: 'invalid-supergraph', reasons: error.reasons };
    return { kind: 'fault', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function obey(order: Order): Reply {
  if (order.kind === 'load') {
    const loaded = loadSupergraph(order.sdl);
    supergraphs.set(order.supergraph, loaded);
    return { kind: 'loaded', reading: loaded.reading };
  }
  const supergraph = supergraphs.get(order.supergraph);
  if (!supergraph) throw new Error(`supergraph ${order.supergraph} was not loaded`);
  if (order.kind === 'validate')
    return { kind: 'validated', faults: validateText(supergraph.apiSchema, order.text) };
  if (order.kind === 'introspect') {
    const { text, variables } = order;
    return { kind: 'introspected', introspected: introspectText(supergraph.apiSchema, text, variables) };
  }
  const plan = planText(supergraph, order.text, order.labels);
  return { kind: 'planned', plan: plan && packPlan(plan) };
}
