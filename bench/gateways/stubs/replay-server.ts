import { createServer, type Server, type Socket } from 'node:net';
import { NONCE_HEADER } from '../../../platform/http/headers.ts';
import { splitRequests } from '../../split-requests.ts';
import type { MockSubgraph } from './mock-subgraph.ts';

/** What was asked so far. */
export interface ReplayCounts {
  /** Requests answered from the record. */
  replayed: number;
  /** Requests that had to be answered by the mock: none may fall into a measurement. */
  recorded: number;
}

export interface ReplayServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly subgraph: MockSubgraph;
  readonly counts: ReplayCounts;
}

/**
 * A subgraph over HTTP/1.1 that answers each body it has seen before from a table, with one look-up and one write:
 * on plain sockets, since it must cost far less than the gateways that ask it. Understands what HTTP clients send to
 * GraphQL servers (POST with Content-Length, kept alive, pipelined); a GET is answered with the counts.
 */
export function startReplayServer(options: ReplayServerOptions): Promise<Server> {
  const record = new Map<string, Buffer>();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const reply = replyOn(socket, record, options);
    let rest: Buffer | undefined;
    socket.on('data', (chunk: Buffer) => {
      rest = splitRequests(rest ? Buffer.concat([rest, chunk]) : chunk, (request, body) =>
        reply(body.toString('utf8'), nonceOf(request)),
      );
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve(server));
  });
}

/** Answers one connection's requests in their order, those from the record at once. */
function replyOn(
  socket: Socket,
  record: Map<string, Buffer>,
  { subgraph, counts }: ReplayServerOptions,
): (body: string, nonce: string) => void {
  let recording = 0;
  let last: Promise<unknown> = Promise.resolve();
  const replay = (response: Buffer, nonce: string): void => {
    counts.replayed++;
    write(socket, response, nonce);
  };
  const recordAndReply = async (body: string, nonce: string): Promise<void> => {
    const known = record.get(body);
    if (known) return replay(known, nonce);
    counts.recorded++;
    const response = toResponse(await subgraph(body));
    record.set(body, response);
    write(socket, response, nonce);
  };
  return (body, nonce) => {
    const known = record.get(body);
    if (body === '') return write(socket, toResponse(JSON.stringify(counts)), nonce);
    if (known && recording === 0) return replay(known, nonce);
    recording++;
    last = last
      .then(() => recordAndReply(body, nonce))
      .catch(() => socket.destroy())
      .finally(() => recording--);
  };
}

/** Every request has another, so it cannot be part of the record; it is sent as it came, name and all. */
function nonceOf(request: Buffer): string {
  const start = request.indexOf(NONCE);
  return start < 0 ? '' : request.toString('latin1', start, request.indexOf('\r\n', start + 2));
}

function write(socket: Socket, response: Buffer, nonce: string): void {
  if (nonce === '') return void socket.write(response);
  socket.cork();
  socket.write(STATUS_LINE + nonce, 'latin1');
  socket.write(response.subarray(STATUS_LINE.length));
  socket.uncork();
}

const STATUS_LINE = 'HTTP/1.1 200 OK';
const NONCE = `\r\n${NONCE_HEADER}:`;

function toResponse(json: string): Buffer {
  const length = Buffer.byteLength(json);
  return Buffer.from(
    `${STATUS_LINE}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${json}`,
  );
}
