import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';

/** An error of the answer, before it is written in the reader's language. */
export interface LocatedError extends ErrorFace {
  readonly path: ResponsePath | undefined;
}
