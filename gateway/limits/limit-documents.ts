import type { DocumentNode } from 'graphql';
import type { DocumentPolicy } from '../engine/engine.ts';
import { findExcess, type OperationLimits } from '../../platform/operations/find-excess.ts';

/**
 * Refuses documents that are too large with `LIMIT_EXCEEDED`, naming the figure and the limit.
 * @param checkFurther is asked about the others.
 */
export function limitDocuments(
  limits: OperationLimits,
  checkFurther: DocumentPolicy['check'] = () => undefined,
): DocumentPolicy {
  return {
    maxTokens: limits.maxTokens,
    check: (document: DocumentNode, context) => {
      const excess = findExcess(document, limits);
      return excess === undefined
        ? checkFurther(document, context)
        : { code: 'LIMIT_EXCEEDED', message: excess };
    },
  };
}
