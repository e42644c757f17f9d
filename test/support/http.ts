import { IN_ENGLISH } from './english.ts';
import { once } from 'node:events';
import { connect } from 'node:net';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A request with exactly these headers and a wish for English: fetch adds some of its own, and refuses to send others. */
export async function send(
  url: string,
  { method = 'GET', headers = {}, body }: HttpRequest,
): Promise<HttpAnswer> {
  const request = httpRequest(url, { method, headers: { ...IN_ENGLISH, ...headers }, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

/** Writes bytes to a fresh connection and reads until the other side closes it. */
export async function sendBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

/** The code of the first error in a GraphQL answer. */
export function codeIn(body: Buffer | string): unknown {
  const { errors } = JSON.parse(body.toString()) as { errors?: { extensions?: { code?: unknown } }[] };
  return errors?.[0]?.extensions?.code;
}

/** The message of the first error in a GraphQL answer. */
export function messageIn(body: Buffer | string): string | undefined {
  const { errors } = JSON.parse(body.toString()) as { errors?: { message: string }[] };
  return errors?.[0]?.message;
}
