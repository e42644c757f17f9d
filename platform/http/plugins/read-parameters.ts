import type { IncomingMessage } from 'node:http';
import { callerError } from '../../errors.ts';
import { BodiesUnderWay } from '../bodies-under-way.ts';
import type { HttpExchange } from '../exchange.ts';
import { isUtf8Label } from '../media-type.ts';
import { type ParameterLimits, parametersFromJson, parametersFromSearch } from '../parameters.ts';
import type { Plugin } from '../plugin.ts';
import { readBody } from '../read-body.ts';

export interface RequestLimits extends ParameterLimits {
  /** Of the body, compressed and again decompressed. */
  readonly maxBodyBytes: number;
}

/** Reads the GraphQL request from the query string (GET) or the JSON body (POST). */
export function readParameters(limits: RequestLimits): Plugin {
  const others = new BodiesUnderWay();
  return function readParameters(exchange: HttpExchange) {
    if (exchange.request.method === 'POST') return readPost(exchange, limits, others);
    exchange.parameters = parametersFromSearch(exchange.search, limits);
  };
}

async function readPost(
  exchange: HttpExchange,
  limits: RequestLimits,
  others: BodiesUnderWay,
): Promise<undefined> {
  const { maxBodyBytes: limit } = limits;
  const { request, response, headers, cancellation: signal } = exchange;
  assertJson(request, headers);
  if (request.headers['content-encoding'] !== undefined) headers['accept-encoding'] = 'gzip, br, deflate';
  if (request.headers.expect !== undefined) assertWanted(request, limit, () => response.writeContinue());
  exchange.parameters = parametersFromJson(await readBody(request, { limit, signal, others }), limits);
}

function assertJson(request: IncomingMessage, headers: Record<string, string>): void {
  // What nearly all send.
  if (request.headers['content-type'] === 'application/json') return;
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  const charset = parameters.map((parameter) => parameter.trim().toLowerCase()).find(isCharset);
  const isJson = type.trim().toLowerCase() === 'application/json';
  if (isJson && (charset === undefined || isUtf8Label(charset.slice('charset='.length)))) return;
  headers['accept-post'] = 'application/json; charset=utf-8';
  throw callerError(
    'UNSUPPORTED_MEDIA_TYPE',
    isJson
      ? { vi: 'Thân yêu cầu phải dùng UTF-8.', en: 'The body must be UTF-8.' }
      : {
          vi: 'Thân yêu cầu phải có Content-Type: application/json.',
          en: 'The body must have Content-Type: application/json.',
        },
  );
}

function isCharset(parameter: string): boolean {
  return parameter.startsWith('charset=');
}

/** Expect: 100-continue: the client waits to hear whether its body is wanted, so a large one is never sent. */
function assertWanted(request: IncomingMessage, maximumBytes: number, goOn: () => void): void {
  if (Number(request.headers['content-length'] ?? 0) <= maximumBytes) goOn();
}
