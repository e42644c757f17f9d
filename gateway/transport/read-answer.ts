import type { IncomingHttpHeaders } from 'node:http';
import { runInSlices } from '../../platform/slices.ts';
import type { AnswerForm } from '../engine/excerpts/answer-form.ts';
import { isJsonObject } from '../engine/execute/own.ts';
import { parseJson } from '../../platform/json/parse-json.ts';
import type {
  JsonObject,
  SubgraphAnswer,
  SubgraphError,
  SubgraphOutcome,
} from '../engine/subgraph-client.ts';
import { decompress } from './decompress.ts';
import { readExcerpts } from './excerpts/read-excerpts.ts';
import { failure } from './failure.ts';
import { parseInSlices } from './parse-in-slices.ts';

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Reads a GraphQL answer, whatever its status; anything else becomes a failure that repeats nothing of the body.
 * @param form how it may be read in excerpts; what is not just that is parsed
 */
export function readAnswer(
  response: RawResponse,
  maxBytes: number,
  form: AnswerForm | undefined,
): SubgraphOutcome | Promise<SubgraphOutcome> {
  const encoding = response.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return readBody(response, response.body, form);
  return readCompressed(response, encoding, maxBytes, form);
}

async function readCompressed(
  response: RawResponse,
  encoding: string,
  maxBytes: number,
  form: AnswerForm | undefined,
): Promise<SubgraphOutcome> {
  try {
    return readBody(response, await decompress(response.body, encoding, maxBytes), form);
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return failure(isTooLarge ? 'too-large' : 'bad-answer', `content-encoding ${encoding}: ${String(error)}`);
  }
}

function readBody(
  response: RawResponse,
  body: Buffer,
  form: AnswerForm | undefined,
): SubgraphOutcome | Promise<SubgraphOutcome> {
  if (body.length >= PARSED_IN_PARTS_BYTES)
    return parseLarge(body).then((json) => toOutcome(response, body, json));
  const data = isError(response) ? undefined : excerptsOf(body, form);
  return data
    ? { kind: 'answer', data, errors: undefined, isExcerpted: true, bytes: countedBytes(body.length) }
    : toOutcome(response, body, parsed(body));
}

/** Whatever goes wrong there, the answer can still be parsed, and that says what is wrong with it. */
function excerptsOf(body: Buffer, form: AnswerForm | undefined): JsonObject | undefined {
  try {
    return form && readExcerpts(form, body);
  } catch {
    return undefined;
  }
}

function isError({ status }: RawResponse): boolean {
  return status < 200 || status > 299;
}

/** From here on an answer is parsed in parts. A megabyte takes some ten milliseconds to parse. */
const PARSED_IN_PARTS_BYTES = 256 * 1024;

/** What is smaller counts for nothing in the size of a whole answer. */
const COUNTED_BYTES = 16 * 1024;

function toOutcome(response: RawResponse, body: Buffer, json: unknown): SubgraphOutcome {
  const outcome = readGraphqlAnswer(json, body.length);
  const { status, headers } = response;
  if (typeof outcome !== 'string') return isError(response) ? { ...outcome, status } : outcome;
  const detail = `HTTP ${status}, ${headers['content-type'] ?? 'no content type'}, ${body.length} bytes: ${outcome}`;
  return isError(response)
    ? { ...failure('bad-status', detail, retryAfter(headers)), status }
    : failure('bad-answer', detail);
}

/** The answer, or what is wrong with it. */
function readGraphqlAnswer(json: unknown, length: number): SubgraphAnswer | string {
  if (!isJsonObject(json)) return 'not a JSON object';
  const data = json['data'] ?? null;
  if (data !== null && !isJsonObject(data)) return 'data is not an object';
  const given = json['errors'] ?? [];
  if (!isListOfErrors(given)) return 'errors are not a list of objects';
  const errors = given.length > 0 ? given : undefined;
  if (data === null && !errors) return 'neither data nor errors';
  return { kind: 'answer', data, errors, bytes: countedBytes(length) };
}

function countedBytes(length: number): number | undefined {
  return length < COUNTED_BYTES ? undefined : length;
}

function isListOfErrors(value: unknown): value is SubgraphError[] {
  return Array.isArray(value) && value.every(isJsonObject);
}

function parsed(body: Buffer): unknown {
  try {
    return parseJson(body.toString());
  } catch {
    return undefined;
  }
}

async function parseLarge(body: Buffer): Promise<unknown> {
  try {
    return await runInSlices(parseInSlices(body));
  } catch {
    return undefined;
  }
}

/** Seconds; the header holds seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(headers: IncomingHttpHeaders): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, MAX_RETRY_AFTER_SECONDS) : undefined;
}

const MAX_RETRY_AFTER_SECONDS = 3_600;
