import type { DocumentNode } from 'graphql';
import { dropUnresolvableKeys } from './drop-unresolvable-keys.ts';
import { nameRequiredArguments, type RequiredArguments } from './name-required-arguments.ts';

/** A supergraph as the planner can take it, and what was renamed in it. */
export interface RepairedSupergraph {
  readonly document: DocumentNode;
  readonly required: RequiredArguments;
}

/**
 * Rewrites a supergraph where the planner would go wrong with it; the same text is always rewritten the same way. Where
 * there is nothing to mend, the document comes back itself.
 */
export function repairSupergraph(document: DocumentNode): RepairedSupergraph {
  return nameRequiredArguments(dropUnresolvableKeys(document));
}
