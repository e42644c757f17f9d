import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer, Body, TextInPieces } from './answer.ts';
import { compress, negotiateEncoding } from './compress.ts';
import type { HttpExchange } from './exchange.ts';
import { sendPieces } from './send-pieces.ts';

export interface WriteOptions {
  /** Answers shorter than this many bytes are sent as they are. */
  readonly compressionThreshold: number;
  /** True when the connection must not be used again: the server is going down. */
  readonly isDraining: () => boolean;
}

/** Hands the answer to the socket: compressed when that pays, never cached, always with the request id. */
export async function writeAnswer(
  exchange: HttpExchange,
  answer: Answer,
  options: WriteOptions,
): Promise<void> {
  const { request, response } = exchange;
  if (response.destroyed || response.headersSent) return;
  const headers = headersOf(exchange, answer, options);
  const { body } = answer;
  if (!isInPieces(body)) return writeAtOnce(exchange, answer, readyBody(body), { ...options, headers });
  const encoding = negotiateEncoding(acceptedBy(exchange));
  response.writeHead(answer.status, { ...headers, ...(encoding && { 'content-encoding': encoding }) });
  if (request.method === 'HEAD') return void response.end();
  return sendPieces(body.pieces, response, encoding);
}

interface ReadyOptions extends WriteOptions {
  readonly headers: OutgoingHttpHeaders;
}

async function writeAtOnce(
  exchange: HttpExchange,
  { status, headers: own }: Answer,
  ready: ReadyBody,
  { headers, compressionThreshold }: ReadyOptions,
): Promise<void> {
  const { request, response } = exchange;
  const isFinal = ready.bytes < compressionThreshold || own?.['content-encoding'] !== undefined;
  const encoding = isFinal ? undefined : negotiateEncoding(acceptedBy(exchange));
  const body = encoding ? readyBody(await compress(bufferOf(ready), encoding)) : ready;
  const unread = !request.complete;
  response.writeHead(status, {
    'content-length': body.bytes,
    ...headers,
    ...(encoding && { 'content-encoding': encoding }),
    ...(unread && { connection: 'close' }),
  });
  if (unread) return finishUnread(exchange, body);
  response.end(body.content, body.charset);
}

/** A body that is ready to be sent. */
interface ReadyBody {
  readonly content: string | Buffer;
  /** How a text becomes bytes. */
  readonly charset: 'utf8' | 'latin1';
  readonly bytes: number;
}

function readyBody(body: Exclude<Body, TextInPieces>): ReadyBody {
  if (typeof body === 'string') return { content: body, charset: 'utf8', bytes: Buffer.byteLength(body) };
  return 'latin1' in body
    ? { content: body.latin1, charset: 'latin1', bytes: body.latin1.length }
    : { content: body, charset: 'utf8', bytes: body.length };
}

function bufferOf({ content, charset }: ReadyBody): Buffer {
  return typeof content === 'string' ? Buffer.from(content, charset) : content;
}

function acceptedBy({ request }: HttpExchange): string | undefined {
  return request.headers['accept-encoding'] as string | undefined;
}

function isInPieces(body: Body): body is TextInPieces {
  return typeof body === 'object' && 'pieces' in body;
}

function headersOf(
  exchange: HttpExchange,
  { contentType, headers }: Answer,
  { isDraining }: WriteOptions,
): OutgoingHttpHeaders {
  return {
    'content-type': contentType,
    ...(isDraining() && { connection: 'close' }),
    ...SAFE_HEADERS,
    ...exchange.headers,
    ...headers,
  };
}

/** Answers hold personal data: no cache keeps them, no browser guesses another type. */
const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'accept, accept-encoding, accept-language',
};

/**
 * The client is still sending what nobody wants, or will never send it. Closing at once would reset the connection and
 * take the answer with it, so the rest is thrown away for a moment (nginx calls it a lingering close).
 */
function finishUnread({ request, response }: HttpExchange, { content, charset }: ReadyBody): void {
  response.write(content, charset);
  let discarded = 0;
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.removeAllListeners('data');
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > LINGER_BYTES) end();
  });
  request.once('end', end).once('close', end).resume();
}

const LINGER_MS = 1_000;
const LINGER_BYTES = 16 * 1024 * 1024;
