import type { Measures } from './measure-document.ts';

/** What one operation may be; the defaults stand in `config.ts`. */
export interface OperationLimits {
  /** Words and signs of the whole document, as a GraphQL lexer counts them. */
  readonly maxTokens: number;
  /** Levels of nested fields; introspection does not count. */
  readonly maxDepth: number;
  /** Fields in all, every fragment counted as often as it is used. */
  readonly maxFields: number;
  /** Fields under another name, counted in the same way. */
  readonly maxAliases: number;
  /** Fields at the top of the operation. */
  readonly maxRootFields: number;
}

/**
 * Compares an operation with the limits.
 * @returns what is too large, with the figure and the limit; undefined when nothing is.
 */
export function findExcess(measures: Measures, limits: OperationLimits): string | undefined {
  const { depth, fields, aliases, rootFields } = measures;
  if (depth > limits.maxDepth)
    return `The operation is nested ${depth} levels deep; at most ${limits.maxDepth} are accepted.`;
  if (rootFields > limits.maxRootFields)
    return `The operation has ${rootFields} root fields; at most ${limits.maxRootFields} are accepted.`;
  if (aliases > limits.maxAliases)
    return `The operation has ${aliases} aliases; at most ${limits.maxAliases} are accepted.`;
  if (fields > limits.maxFields)
    return `The operation selects ${fields} fields; at most ${limits.maxFields} are accepted.`;
  return undefined;
}
