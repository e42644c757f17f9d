import type { ErrorCode } from '../../../platform/errors.ts';

/** An operation that is not planned: it takes too long, or too many others wait. Its message is for the client. */
export class PlanningRefusal extends Error {
  override readonly name = 'PlanningRefusal';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
