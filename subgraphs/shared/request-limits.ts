import type { OperationLimits } from '../../platform/operations/find-excess.ts';

/**
 * What one request to a register may be: more than a gateway asks for when its callers keep its own limits, since what
 * a plan fetches has keys and `__typename` beside the fields that were asked for.
 */
export const REQUEST_LIMITS = {
  maxTokens: 10_000,
  maxDepth: 25,
  maxFields: 3_000,
  maxAliases: 300,
  maxRootFields: 50,
  /** Bytes, compressed and again decompressed. */
  maxBodyBytes: 8 * 1024 * 1024,
  /** In the JSON of a request: of an entity its type, its key, and what its fields require. */
  maxValues: 250_000,
  /** Items of lists in variables: the entities asked for, above all. */
  maxListed: 20_000,
  /** Milliseconds; a gateway allows less with each request. */
  maxDeadlineMs: 600_000,
} as const satisfies OperationLimits & Record<string, number>;
