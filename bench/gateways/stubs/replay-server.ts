import { createServer, type Server, type Socket } from 'node:net';
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
      rest = eachRequest(rest ? Buffer.concat([rest, chunk]) : chunk, reply);
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
): (body: string) => void {
  let recording = 0;
  let last: Promise<unknown> = Promise.resolve();
  const replay = (response: Buffer): void => {
    counts.replayed++;
    socket.write(response);
  };
  const recordAndReply = async (body: string): Promise<void> => {
    const known = record.get(body);
    if (known) return replay(known);
    counts.recorded++;
    const response = toResponse(await subgraph(body));
    record.set(body, response);
    socket.write(response);
  };
  return (body) => {
    const known = record.get(body);
    if (body === '') return void socket.write(toResponse(JSON.stringify(counts)));
    if (known && recording === 0) return replay(known);
    recording++;
    last = last
      .then(() => recordAndReply(body))
      .catch(() => socket.destroy())
      .finally(() => recording--);
  };
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;

/** Hands on the body of each complete request. @returns what is left of an incomplete one. */
function eachRequest(bytes: Buffer, onBody: (body: string) => void): Buffer | undefined {
  let at = 0;
  while (at < bytes.length) {
    const headEnd = bytes.indexOf(END_OF_HEAD, at);
    if (headEnd < 0) break;
    const length = CONTENT_LENGTH.exec(bytes.toString('latin1', at, headEnd));
    const bodyStart = headEnd + END_OF_HEAD.length;
    const bodyEnd = bodyStart + Number(length?.[1] ?? 0);
    if (bodyEnd > bytes.length) break;
    onBody(bytes.toString('utf8', bodyStart, bodyEnd));
    at = bodyEnd;
  }
  return at < bytes.length ? bytes.subarray(at) : undefined;
}

function toResponse(json: string): Buffer {
  const length = Buffer.byteLength(json);
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${json}`,
  );
}
