import type { ExternalFields } from '../../../../supergraph/external-fields.ts';
import { ExternalSearch } from './external-search.ts';
import { insertByInputs } from './insert-by-inputs.ts';
import { fetchesIn, mapFetches } from '../../map-fetches.ts';
import { maySelect } from '../may-select.ts';
import { OtherFetches } from './other-fetches.ts';
import type { OwnerContext } from './owner-of-field.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

/** What the repair knows of the supergraph, in the planner's names. */
export interface ExternalContext extends OwnerContext {
  readonly externals: ExternalFields;
}

/**
 * Takes fields out of fetches that the subgraph has as `@external` only; another one is asked for them, if none is yet.
 *
 * Why: where a `@requires` reads a field that has a `@requires` itself, and the subgraph we come from has that field,
 * the planner asks this subgraph also for its inputs: fields that it declares, and cannot resolve. One that may not be
 * null would then cost the whole object.
 */
export function dropExternalFields(plan: PlanNode, context: ExternalContext): PlanNode {
  const isConcerned = (fetch: FetchNode): boolean =>
    maySelect(fetch, context.externals.namesIn(fetch.subgraph));
  if (!fetchesIn(plan).some(isConcerned)) return plan;
  const others = new OtherFetches(fetchesIn(plan), context);
  const cleaned = mapFetches(plan, (fetch) =>
    isConcerned(fetch) ? new ExternalSearch(context, fetch, (field) => others.bring(field)).clean() : fetch,
  );
  return others.added.reduce(insertByInputs, cleaned);
}
