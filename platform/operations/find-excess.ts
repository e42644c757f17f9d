import type { DocumentNode } from 'graphql';
import { type Bilingual, sameInAll } from '../language.ts';
import { literalDepth, measureDocument } from './measure-document.ts';

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

/** Levels of a literal; a variable may have more. The gateway's planner takes twice as long for each. */
export const MAX_LITERAL_DEPTH = 12;

/**
 * Compares an operation with the limits.
 * @returns what is too large, with the figure and the limit; undefined when nothing is.
 */
export function findExcess(document: DocumentNode, limits: OperationLimits): Bilingual | undefined {
  const { depth, fields, aliases, rootFields } = measureDocument(document);
  const levels = literalDepth(document);
  if (levels > MAX_LITERAL_DEPTH)
    return tooMany(
      { vi: `có giá trị lồng sâu ${levels} tầng`, en: `has a literal nested ${levels} levels deep` },
      MAX_LITERAL_DEPTH,
    );
  if (depth > limits.maxDepth)
    return tooMany({ vi: `lồng sâu ${depth} tầng`, en: `is nested ${depth} levels deep` }, limits.maxDepth);
  if (rootFields > limits.maxRootFields)
    return tooMany(
      { vi: `có ${tellCount(rootFields).vi} trường gốc`, en: `has ${tellCount(rootFields).en} root fields` },
      limits.maxRootFields,
    );
  if (aliases > limits.maxAliases)
    return tooMany(
      { vi: `có ${tellCount(aliases).vi} bí danh`, en: `has ${tellCount(aliases).en} aliases` },
      limits.maxAliases,
    );
  if (fields > limits.maxFields)
    return tooMany(
      { vi: `chọn ${tellCount(fields).vi} trường`, en: `selects ${tellCount(fields).en} fields` },
      limits.maxFields,
    );
  return undefined;
}

/** Fragments that use each other unfold into numbers of which nobody reads the digits. */
export function tellCount(count: number): Bilingual {
  return count <= MAX_COUNT
    ? sameInAll(String(count))
    : { vi: `hơn ${MAX_COUNT}`, en: `more than ${MAX_COUNT}` };
}

const MAX_COUNT = 1_000_000;

function tooMany(what: Bilingual, limit: number): Bilingual {
  return {
    vi: `Thao tác ${what.vi}; chỉ nhận nhiều nhất ${limit}.`,
    en: `The operation ${what.en}; at most ${limit} are accepted.`,
  };
}
