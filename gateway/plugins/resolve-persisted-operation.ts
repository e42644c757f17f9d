import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { callerError } from '../../platform/errors.ts';
import { sameInAll } from '../../platform/language.ts';
import type { Exchange } from '../exchange.ts';
import { persistedQueryIn } from '../../platform/http/parameters.ts';
import type { Plugin } from '../plugin.ts';

export interface PersistedOperations {
  /** Operations that clients may name by their id from the start. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Whether clients may register further ones by sending them once with their hash. */
  readonly automatic: boolean;
}

/**
 * Lets clients send the hash of an operation instead of its text: Apollo's protocol of automatic persisted queries,
 * `extensions.persistedQuery` with `version` 1 and `sha256Hash`. A text is only remembered once it has proved to be an
 * operation of this graph, so that nobody fills the store with rubbish.
 */
export function resolvePersistedOperation({ bodies, automatic }: PersistedOperations): Plugin {
  const registered = automatic ? createStore() : undefined;
  return function resolvePersistedOperation(exchange: Exchange) {
    const { parameters } = exchange;
    const persistedQuery = persistedQueryIn(parameters.extensions);
    if (persistedQuery === undefined) return;
    const hash = hashIn(persistedQuery);
    if (parameters.query === '') {
      const query = bodies.get(hash) ?? registered?.get(hash);
      if (query === undefined) throw unknown(automatic);
      exchange.parameters = { ...parameters, query };
    } else {
      assertHash(hash, parameters.query);
      if (registered) rememberOnceValid(exchange, registered, hash);
    }
  };
}

type Store = LRUCache<string, string>;

/** Characters of operation text remembered; the least used make room. A text longer than the second is not kept. */
const REMEMBERED_CHARACTERS = 8_000_000;
const LONGEST_TEXT = 100_000;
/** Short ones take some three hundred bytes each, with their hashes. */
const MOST_TEXTS = 40_000;

function createStore(): Store {
  return new LRUCache({
    maxSize: REMEMBERED_CHARACTERS,
    max: MOST_TEXTS,
    maxEntrySize: LONGEST_TEXT,
    sizeCalculation: (text) => text.length,
  });
}

function hashIn({ version, sha256Hash }: Readonly<Record<string, unknown>>): string {
  if (version === 1 && typeof sha256Hash === 'string') return sha256Hash;
  throw callerError('BAD_REQUEST', {
    vi: 'Tham số "extensions.persistedQuery" phải là {"version": 1, "sha256Hash": "…"}.',
    en: 'The parameter "extensions.persistedQuery" must be {"version": 1, "sha256Hash": "…"}.',
  });
}

/** The messages are those that Apollo's clients know: on the first they send the text, on the second they give up. */
function unknown(automatic: boolean): Error {
  return automatic
    ? callerError('PERSISTED_QUERY_NOT_FOUND', sameInAll('PersistedQueryNotFound'))
    : callerError('PERSISTED_QUERY_NOT_SUPPORTED', sameInAll('PersistedQueryNotSupported'));
}

function assertHash(hash: string, query: string): void {
  if (createHash('sha256').update(query).digest('hex') === hash) return;
  throw callerError('PERSISTED_QUERY_HASH_MISMATCH', {
    vi: '"sha256Hash" không phải là SHA-256 của văn bản trong "query", viết bằng chữ số thập lục phân thường.',
    en: 'The "sha256Hash" is not the SHA-256 of the text in "query", in lower-case hexadecimal digits.',
  });
}

/** The engine reports the kind of an operation that it could parse and validate. */
function rememberOnceValid(exchange: Exchange, registered: Store, hash: string): void {
  const { query } = exchange.parameters;
  exchange.whenAnswered.push(() => {
    if (exchange.report.operationKind !== undefined) registered.set(hash, query);
  });
}
