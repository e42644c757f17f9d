import { type DocumentNode, parse } from 'graphql';
import { mapFetches } from '../engine/plan/map-fetches.ts';
import type { FetchNode, PlanNode } from '../engine/plan/plan.ts';

/**
 * A plan as one text, for another thread: JSON is read faster than a structured clone. Documents stay behind, since each
 * fetch has its text: with them a plan is four times as long.
 */
export function packPlan(plan: PlanNode): string {
  return JSON.stringify(plan, (key, value: unknown) => (key === 'document' ? undefined : value));
}

/** What was packed. A document is made when it is read; whoever compiles the plan reads it, nobody else does. */
export function unpackPlan(packed: string): PlanNode {
  return mapFetches(JSON.parse(packed) as PlanNode, withOwnDocument);
}

function withOwnDocument(fetch: Omit<FetchNode, 'document'>): FetchNode {
  let known: WeakRef<DocumentNode> | undefined;
  return {
    ...fetch,
    /** The same one until its reader is done; not kept, since plans are kept for long. */
    get document() {
      const kept = known?.deref();
      if (kept) return kept;
      const document = parse(fetch.text, { noLocation: true });
      known = new WeakRef(document);
      return document;
    },
  };
}
