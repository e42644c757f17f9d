import { callerError } from '../../platform/errors.ts';

/** A GraphQL request as GraphQL over HTTP defines it ("Request Parameters"). */
export interface GraphQLParameters {
  /** Empty only where `extensions.persistedQuery` stands for it. */
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export const NO_PARAMETERS: GraphQLParameters = Object.freeze({ query: '' });

/**
 * Checks the shape of what arrived as JSON.
 * @throws BAD_REQUEST naming the parameter and the form expected.
 */
export function toParameters(json: unknown): GraphQLParameters {
  if (Array.isArray(json)) throw callerError('BAD_REQUEST', BATCH);
  if (!isObject(json))
    throw callerError('BAD_REQUEST', `The body must be a JSON object, not ${nameOf(json)}.`);
  const { query, operationName, variables, extensions } = json;
  return {
    query: persistedQueryIn(extensions) && !query ? '' : toQuery(query),
    operationName: toOperationName(operationName),
    variables: toMap('variables', variables),
    extensions: toMap('extensions', extensions),
  };
}

/**
 * Reads the query string of a GET.
 * @throws BAD_REQUEST when `variables` or `extensions` is not JSON, or a parameter is missing or of the wrong type.
 */
export function parametersFromSearch(search: string): GraphQLParameters {
  const given = new URLSearchParams(search);
  return toParameters({
    query: given.get('query') ?? undefined,
    operationName: given.get('operationName') || undefined,
    variables: fromJson('variables', given.get('variables')),
    extensions: fromJson('extensions', given.get('extensions')),
  });
}

/**
 * Parses the body of a POST.
 * @throws BAD_REQUEST that says where the text stops being JSON, without quoting it.
 */
export function parametersFromJson(text: string): GraphQLParameters {
  if (!/\S/.test(text)) throw callerError('BAD_REQUEST', 'The body is empty.');
  return toParameters(parseJson(text, 'The body'));
}

/** What Apollo's clients send instead of the text, or together with it; undefined when there is nothing of the kind. */
export function persistedQueryIn(extensions: unknown): Readonly<Record<string, unknown>> | undefined {
  const persistedQuery = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  return isObject(persistedQuery) ? persistedQuery : undefined;
}

const BATCH =
  'The body is a list: several operations in one request are not accepted. Send one object per request.';

function toQuery(query: unknown): string {
  if (typeof query === 'string' && /\S/.test(query)) return query;
  throw callerError(
    'BAD_REQUEST',
    `The parameter "query" must be a GraphQL document; it is ${faultOf(query)}.`,
  );
}

function faultOf(query: unknown): string {
  if (query === undefined || query === null) return 'missing';
  return typeof query === 'string' ? 'empty' : nameOf(query);
}

function toOperationName(name: unknown): string | undefined {
  if (name === undefined || name === null) return undefined;
  if (typeof name === 'string') return name;
  throw callerError('BAD_REQUEST', `The parameter "operationName" must be a string; it is ${nameOf(name)}.`);
}

function toMap(parameter: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  throw callerError(
    'BAD_REQUEST',
    `The parameter "${parameter}" must be a JSON object; it is ${nameOf(value)}.`,
  );
}

function fromJson(parameter: string, text: string | null): unknown {
  return text ? parseJson(text, `The parameter "${parameter}"`) : undefined;
}

/** V8's message quotes the text, which may hold personal values: only its position is passed on. */
function parseJson(text: string, subject: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as SyntaxError;
    throw callerError('BAD_REQUEST', `${subject} is not JSON${placeIn(message)}.`);
  }
}

/** V8 does not always say where, and repeats what it was given. */
function placeIn(message: string): string {
  const position = / JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  if (position) return `; the fault is at character ${Number(position) + 1}`;
  return message === 'Unexpected end of JSON input' ? '; it ends too early' : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
