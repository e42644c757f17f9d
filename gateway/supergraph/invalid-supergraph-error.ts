import { errorCauses } from '@apollo/federation-internals';

/** The supergraph cannot be served; the message lists every reason, one a line. */
export class InvalidSupergraphError extends Error {
  override readonly name = 'InvalidSupergraphError';
  readonly reasons: readonly string[];

  constructor(cause: unknown) {
    const reasons = reasonsOf(cause);
    super(`The supergraph cannot be served:\n${reasons.join('\n')}`, { cause });
    this.reasons = reasons;
  }
}

function reasonsOf(cause: unknown): readonly string[] {
  if (!(cause instanceof Error)) return [String(cause)];
  return errorCauses(cause)?.map((error) => error.message) ?? [cause.message];
}
