/** The supergraph cannot be served; the message lists every reason, one a line. */
export class InvalidSupergraphError extends Error {
  override readonly name = 'InvalidSupergraphError';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`The supergraph cannot be served:\n${reasons.join('\n')}`);
    this.reasons = reasons;
  }
}
