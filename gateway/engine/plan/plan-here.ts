import type { LoadedSupergraph } from '../../supergraph/load-supergraph.ts';
import { introspectText } from './introspect-text.ts';
import type { OperationPlanner } from './operation-planner.ts';
import { planText } from './plan-text.ts';
import { validateText } from './validate-text.ts';

/** Plans in this thread, where nobody else waits: tests, tools. */
export function planHere(supergraph: LoadedSupergraph): OperationPlanner {
  const { apiSchema } = supergraph;
  return {
    validate: async ({ text }) => validateText(apiSchema, text),
    plan: async ({ text, labels }) => planText(supergraph, text, labels),
    introspect: async ({ text, variables }) => introspectText(apiSchema, text, variables),
    close: () => undefined,
  };
}
