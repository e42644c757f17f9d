import type { SourceLocation } from 'graphql';
import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';

/** An error of the answer, before it is written in the reader's language. */
export interface LocatedError extends ErrorFace {
  /** In the client's text, where that is known. */
  readonly locations?: readonly SourceLocation[];
  readonly path: ResponsePath | undefined;
}
