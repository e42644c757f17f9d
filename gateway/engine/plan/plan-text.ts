import { type DocumentNode, parse } from 'graphql';
import type { LoadedSupergraph } from '../../supergraph/load-supergraph.ts';
import { moveBehindInputs } from './repairs/requirements/move-behind-inputs.ts';
import { fetchesIn } from './map-fetches.ts';
import type { PlanNode } from './plan.ts';
import { separateMutations } from './separate-mutations.ts';
import { readPlan } from './read-plan.ts';
import { repairUnmetRequirements } from './repairs/requirements/repair-unmet-requirements.ts';
import { restoreRequiredArguments } from './repairs/requirements/restore-required-arguments.ts';
import { setLiteralsAside } from './set-literals-aside.ts';
import { spellOutFragments } from './repairs/spell-out-fragments.ts';
import { tellRequiredTypes } from './repairs/requirements/tell-required-types.ts';

type Labels = ReadonlyMap<string, boolean>;

/**
 * Plans a text of `plannableText`. Synchronous, and dear: milliseconds, for a hostile operation far more.
 * @param labels of `@override`, in force or not.
 * @returns undefined when no subgraph has to be asked, or none can be. Throws when refused.
 */
export function planText(supergraph: LoadedSupergraph, text: string, labels: Labels): PlanNode | undefined {
  const sendable = supergraph.sendable(parse(text, { noLocation: true }));
  const { document, restore } = setLiteralsAside(sendable, supergraph.apiSchema);
  const plan = planDocument(supergraph, document, labels);
  return plan && restore(inOrder(plan, supergraph, document, labels));
}

/** What is fetched for a mutation comes before the next one; the planner has all such fetches come last. */
function inOrder(
  plan: PlanNode,
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  labels: Labels,
): PlanNode {
  const isOrdered = fetchesIn(plan).every(({ operationKind }) => operationKind === 'mutation');
  const mutations = isOrdered ? undefined : separateMutations(document, supergraph.apiSchema);
  if (!mutations) return plan;
  const nodes = mutations.flatMap((mutation) => planDocument(supergraph, mutation, labels) ?? []);
  return { kind: 'sequence', nodes };
}

function planDocument(
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  labels: Labels,
): PlanNode | undefined {
  const { node } = supergraph.plan(spellOutFragments(document, supergraph), labels);
  return node && repaired(readPlan(node), supergraph);
}

function repaired(plan: PlanNode, supergraph: LoadedSupergraph): PlanNode {
  const met = repairUnmetRequirements(plan, supergraph);
  const ordered = moveBehindInputs(met, supergraph.inputs);
  return tellRequiredTypes(restoreRequiredArguments(ordered, supergraph.required), supergraph);
}
