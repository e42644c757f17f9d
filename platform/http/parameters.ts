import { callerError } from '../errors.ts';
import { measureJson } from '../json/measure-json.ts';
import { parseJson } from '../json/parse-json.ts';
import { bilingual, type Bilingual, sameInAll } from '../language.ts';

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
    throw callerError(
      'BAD_REQUEST',
      bilingual`${{ vi: 'Thân yêu cầu phải là một đối tượng JSON, không phải', en: 'The body must be a JSON object, not' }} ${nameOf(json)}.`,
    );
  const { query, operationName, variables, extensions } = json;
  return {
    query: persistedQueryIn(extensions) && !query ? '' : toQuery(query),
    operationName: toOperationName(operationName),
    variables: toMap('variables', variables),
    extensions: toMap('extensions', extensions),
  };
}

/** How much a request may hold beside its bytes. */
export interface ParameterLimits {
  /** Values in its JSON, those in lists and objects with them. */
  readonly maxValues: number;
}

/** Lists and objects within each other in the JSON of a request; nobody means more. */
const MAX_LEVELS = 100;

/**
 * Reads the query string of a GET.
 * @throws LIMIT_EXCEEDED; BAD_REQUEST when `variables` or `extensions` is not JSON, or a parameter is missing or of the wrong type.
 */
export function parametersFromSearch(search: string, limits: ParameterLimits): GraphQLParameters {
  const given = new URLSearchParams(search);
  return toParameters({
    query: given.get('query') ?? undefined,
    operationName: given.get('operationName') || undefined,
    variables: fromJson('variables', given.get('variables'), limits),
    extensions: fromJson('extensions', given.get('extensions'), limits),
  });
}

/**
 * Parses the body of a POST.
 * @throws LIMIT_EXCEEDED; BAD_REQUEST that says where the text stops being JSON, without quoting it.
 */
export function parametersFromJson(text: string, limits: ParameterLimits): GraphQLParameters {
  if (!/\S/.test(text))
    throw callerError('BAD_REQUEST', { vi: 'Thân yêu cầu trống.', en: 'The body is empty.' });
  return toParameters(parse(text, { vi: 'Thân yêu cầu', en: 'The body' }, limits));
}

/** What Apollo's clients send instead of the text, or together with it; undefined when there is nothing of the kind. */
export function persistedQueryIn(extensions: unknown): Readonly<Record<string, unknown>> | undefined {
  const persistedQuery = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  return isObject(persistedQuery) ? persistedQuery : undefined;
}

const BATCH: Bilingual = {
  vi: 'Thân yêu cầu là một danh sách: không nhận nhiều thao tác trong một yêu cầu. Mỗi yêu cầu gửi một đối tượng.',
  en: 'The body is a list: several operations in one request are not accepted. Send one object per request.',
};

function toQuery(query: unknown): string {
  if (typeof query === 'string' && /\S/.test(query)) return query;
  throw mustBe('query', { vi: 'một văn bản GraphQL', en: 'a GraphQL document' }, faultOf(query));
}

/** Of a parameter that is not what it must be. */
function mustBe(parameter: string, expected: Bilingual, given: Bilingual): Error {
  const message = {
    vi: `Tham số "${parameter}" phải là ${expected.vi}; giá trị nhận được: ${given.vi}.`,
    en: `The parameter "${parameter}" must be ${expected.en}; it is ${given.en}.`,
  };
  return callerError('BAD_REQUEST', message);
}

function faultOf(query: unknown): Bilingual {
  if (query === undefined || query === null) return { vi: 'không có', en: 'missing' };
  return typeof query === 'string' ? { vi: 'trống', en: 'empty' } : nameOf(query);
}

function toOperationName(name: unknown): string | undefined {
  if (name === undefined || name === null) return undefined;
  if (typeof name === 'string') return name;
  throw mustBe('operationName', { vi: 'một chuỗi', en: 'a string' }, nameOf(name));
}

function toMap(parameter: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  throw mustBe(parameter, { vi: 'một đối tượng JSON', en: 'a JSON object' }, nameOf(value));
}

function fromJson(parameter: string, text: string | null, limits: ParameterLimits): unknown {
  return text
    ? parse(text, { vi: `Tham số "${parameter}"`, en: `The parameter "${parameter}"` }, limits)
    : undefined;
}

/** V8's message quotes the text, which may hold personal values: only its position is passed on. */
function parse(text: string, subject: Bilingual, limits: ParameterLimits): unknown {
  assertModest(text, subject, limits);
  try {
    return parseJson(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const isNoJson = { vi: 'không phải là JSON', en: 'is not JSON' };
    throw callerError('BAD_REQUEST', bilingual`${subject} ${isNoJson}${placeIn(message)}.`);
  }
}

/** Before it is parsed: a megabyte of small values takes a hundred times as long as one of text. */
function assertModest(text: string, subject: Bilingual, { maxValues }: ParameterLimits): void {
  const { values, depth } = measureJson(text);
  const isWithin = { vi: 'chỉ nhận nhiều nhất', en: 'no more are accepted than' };
  if (values > maxValues) {
    const holds = { vi: `có ${values} giá trị`, en: `holds ${values} values` };
    throw callerError('LIMIT_EXCEEDED', bilingual`${subject} ${holds}; ${isWithin} ${maxValues}.`);
  }
  if (depth > MAX_LEVELS) {
    const nests = { vi: `lồng sâu ${depth} tầng`, en: `is nested ${depth} levels deep` };
    throw callerError('LIMIT_EXCEEDED', bilingual`${subject} ${nests}; ${isWithin} ${MAX_LEVELS}.`);
  }
}

/** V8 does not always say where, and repeats what it was given. */
function placeIn(message: string): Bilingual {
  const position = / JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  const at = Number(position) + 1;
  if (position) return { vi: `; lỗi ở ký tự thứ ${at}`, en: `; the fault is at character ${at}` };
  return message === 'Unexpected end of JSON input'
    ? { vi: '; văn bản kết thúc quá sớm', en: '; it ends too early' }
    : sameInAll('');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): Bilingual {
  if (value === null) return sameInAll('null');
  if (Array.isArray(value)) return { vi: 'một danh sách', en: 'a list' };
  return NAMES[typeof value] ?? { vi: 'một đối tượng', en: 'an object' };
}

const NAMES: Readonly<Record<string, Bilingual>> = {
  string: { vi: 'một chuỗi', en: 'a string' },
  number: { vi: 'một số', en: 'a number' },
  boolean: { vi: 'một giá trị đúng/sai', en: 'a boolean' },
};
