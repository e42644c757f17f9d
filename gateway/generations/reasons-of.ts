import { ConfigurationError } from '../../platform/env.ts';
import { InvalidSupergraphError } from '../supergraph/invalid-supergraph-error.ts';

/** Why a supergraph cannot be served, a sentence each. */
export function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof InvalidSupergraphError) return error.reasons;
  if (error instanceof ConfigurationError) return error.problems;
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
