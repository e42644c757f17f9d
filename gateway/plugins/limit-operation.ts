import { GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { callerError } from '../../platform/errors.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Plugin } from '../http/plugin.ts';
import { findExcess, type OperationLimits } from '../limits/find-excess.ts';
import { measureDocument } from '../limits/measure-document.ts';

/**
 * Refuses an operation that is too large, before it is validated or planned: both can cost far more than reading it.
 * The verdict on a text is remembered, so a known operation costs one look-up.
 */
export function limitOperation(limits: OperationLimits): Plugin {
  const verdicts = new LRUCache<string, Verdict>({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_verdict, text) => text.length,
  });
  return function limitOperation({ parameters: { query } }: Exchange) {
    const known = verdicts.get(query);
    const verdict = known ?? judge(query, limits);
    if (!known) verdicts.set(query, verdict);
    if (verdict !== 'fits') throw callerError('LIMIT_EXCEEDED', verdict.excess);
  };
}

const REMEMBERED_CHARACTERS = 8 * 1024 * 1024;

type Verdict = 'fits' | { readonly excess: string };

function judge(query: string, limits: OperationLimits): Verdict {
  try {
    const document = parse(query, { maxTokens: limits.maxTokens, noLocation: true });
    const excess = findExcess(measureDocument(document), limits);
    return excess === undefined ? 'fits' : { excess };
  } catch (error) {
    if (isTokenExcess(error))
      return { excess: `The document has more than ${limits.maxTokens} tokens; no more are accepted.` };
    // Not GraphQL: the engine says so, with line and column.
    if (error instanceof GraphQLError) return 'fits';
    throw error;
  }
}

/** graphql-js has no type for it: `Document contains more that N tokens. Parsing aborted.` */
function isTokenExcess(error: unknown): boolean {
  return error instanceof GraphQLError && /Document contains more that? \d+ tokens/.test(error.message);
}
