import { errorCauses } from '@apollo/federation-internals';

/** The supergraph cannot be served; the message lists every reason, one a line. */
export class InvalidSupergraphError extends Error {
  override readonly name = 'InvalidSupergraphError';

  constructor(cause: unknown) {
    super(`The supergraph cannot be served:\n${reasons(cause).join('\n')}`, { cause });
  }
}

function reasons(cause: unknown): readonly string[] {
  if (!(cause instanceof Error)) return [String(cause)];
  return errorCauses(cause)?.map((error) => error.message) ?? [cause.message];
}
