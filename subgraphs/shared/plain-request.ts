import type { IncomingHttpHeaders } from 'node:http';

/** A GraphQL request of the usual kind. */
export interface PlainRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the caller wants to be answered with. */
  readonly mediaType: string;
}

/**
 * Reads what gateways send: a POST of JSON that names a media type of GraphQL over HTTP first. Anything else, right or
 * wrong, is undefined and left to `graphql-http`, which knows every rule.
 */
export function readPlainRequest(headers: IncomingHttpHeaders, body: string): PlainRequest | undefined {
  const mediaType = ANSWERS.get(headers.accept ?? '*/*');
  if (mediaType === undefined || !BODIES.has(headers['content-type'] ?? '')) return undefined;
  const given = parseObject(body);
  if (!isPlain(given)) return undefined;
  return {
    query: given.query,
    operationName: given.operationName ?? undefined,
    variables: given.variables ?? {},
    mediaType: `${mediaType}; charset=utf-8`,
  };
}

interface PlainBody {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: PlainRequest['variables'] | null;
}

function isPlain(body: Readonly<Record<string, unknown>> | PlainBody): body is PlainBody {
  const { query, operationName, variables } = body;
  if (typeof query !== 'string' || Array.isArray(variables)) return false;
  return isAbsentOr(operationName, 'string') && isAbsentOr(variables, 'object');
}

const BODIES: ReadonlySet<string> = new Set(['application/json', 'application/json; charset=utf-8']);

/** What `accept` says → what comes back. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
]);

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !('extensions' in value)
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}

function isAbsentOr(value: unknown, type: 'string' | 'object'): boolean {
  return value === undefined || value === null || typeof value === type;
}
