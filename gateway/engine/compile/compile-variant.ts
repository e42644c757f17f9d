import type { DocumentNode } from 'graphql';
import { AdaptiveExcerpts } from '../excerpts/adaptive-excerpts.ts';
import type { AliasNames } from '../../supergraph/alias-names.ts';
import type { ServedSupergraph } from '../../supergraph/serve-supergraph.ts';
import { type FieldPlan, planAnswer } from '../answer/answer-plan.ts';
import { compileIntrospection, type Introspection } from '../answer/introspect.ts';
import type { Step } from '../execute/execution.ts';
import { ClientPlaces } from '../operation/client-places.ts';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn, operationIn } from '../operation/document-parts.ts';
import { ResponseTree } from '../operation/response-tree.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { PlanNode } from '../plan/plan.ts';
import { broughtPaths } from './brought-paths.ts';
import type { Compilation } from './compilation.ts';
import { compileStep } from './compile-step.ts';
import { graftFetch } from './fetch-shape.ts';
import { inputPaths } from './input-paths.ts';

/** An operation that is ready to run any number of times. */
export interface Variant {
  readonly compilation: Compilation;
  /** Undefined when no subgraph has to be asked. */
  readonly step: Step | undefined;
  /** What the answer has at its root. */
  readonly rootFields: () => readonly FieldPlan[];
  readonly excerpts: AdaptiveExcerpts;
  readonly introspection: Introspection | undefined;
  /** Something is asked for, and no subgraph can be asked for any of it. */
  readonly isUnresolvable: boolean;
}

/** An operation, with `@skip` and `@include` decided, and its plan. */
export interface PlannedOperation {
  /** What the client asked for and may have: one operation and its fragments. Selection sets may be empty. */
  readonly document: DocumentNode;
  /** Under which keys the plan has the client's fields, see `distinctKeys`. */
  readonly aliases: AliasNames;
  /** Undefined when no subgraph has to be asked, or none can be. */
  readonly plan: PlanNode | undefined;
}

/** Synchronous: some milliseconds for the largest operations. */
export function compileVariant(
  supergraph: ServedSupergraph,
  planned: PlannedOperation,
  variableSources: ReadonlyMap<string, string>,
): Variant {
  const scope: SelectionScope = {
    schema: supergraph.apiSchema,
    fragments: fragmentsIn(planned.document),
    keyOf: planned.aliases.keyOf,
  };
  const operation = operationIn(planned.document);
  const fetched = new ResponseTree();
  for (const fetch of fetchesIn(planned.plan)) graftFetch(fetched, supergraph.fullSchema, fetch);
  const compilation: Compilation = {
    apiSchema: supergraph.apiSchema,
    fullSchema: supergraph.fullSchema,
    keys: supergraph.keys,
    inputs: supergraph.inputs,
    members: supergraph.members,
    aliases: planned.aliases,
    interfaceObjects: supergraph.interfaceObjects,
    plan: planned.plan,
    operation,
    scope,
    places: new ClientPlaces({ apiSchema: supergraph.apiSchema, operation, scope }),
    fetched,
    inputPaths: inputPaths(planned.plan),
    broughtPaths: broughtPaths(planned.plan),
    variableSources,
  };
  const step = planned.plan && compileStep(compilation, planned.plan);
  return {
    compilation,
    step,
    rootFields: planAnswer(compilation),
    excerpts: new AdaptiveExcerpts(compilation),
    introspection: compileIntrospection(compilation),
    isUnresolvable: step === undefined && selectsData(compilation),
  };
}

function selectsData({ apiSchema, operation, scope }: Compilation): boolean {
  const root = apiSchema.getRootType(operation.operation);
  const groups = collectFields(scope, root?.name ?? '', [operation.selectionSet]);
  return groups.some((group) => !group.name.startsWith('__'));
}
