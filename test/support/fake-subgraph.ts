import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import { echoNonce } from '../../subgraphs/shared/echo-nonce.ts';

/** A subgraph over real HTTP that answers as it should, until it is told to misbehave. */
export interface FakeSubgraph {
  readonly url: string;
  /** Headers and bodies of the requests so far, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** From now on every request goes to `misbehave`; without an argument the subgraph behaves again. */
  misbehave(how?: Misbehaviour): void;
  /** Resolves when the next request has arrived. */
  nextRequest(): Promise<ReceivedRequest>;
  close(): Promise<void>;
}

export interface ReceivedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Resolves when the connection of this request is gone before it was answered. */
  readonly abandoned: Promise<void>;
}

export type Misbehaviour = (response: ServerResponse, request: ReceivedRequest) => void;

export type Resolvers = Readonly<Record<string, Readonly<Record<string, (...values: never[]) => unknown>>>>;

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@context", "@fromContext"])\n`;

/** SDL of a subgraph, as composition wants it. */
export function withFederation(sdl: string): string {
  return FEDERATION + sdl;
}

/** Starts a subgraph on a free port. */
export async function startFakeSubgraph(sdl: string, resolvers: Resolvers): Promise<FakeSubgraph> {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(withFederation(sdl)), resolvers: resolvers as never },
  ]);
  const requests: ReceivedRequest[] = [];
  const waiting: ((request: ReceivedRequest) => void)[] = [];
  let misbehaviour: Misbehaviour | undefined;
  const server = createServer((request, response) => {
    echoNonce(request, response);
    // Like most subgraphs it knows of nothing but its endpoint.
    if (request.method === 'GET') return response.writeHead(404).end();
    void receive(request, response).then(async (received) => {
      requests.push(received);
      for (const resolve of waiting.splice(0)) resolve(received);
      if (misbehaviour) misbehaviour(response, received);
      else await behave(schema, received, response);
    });
  });
  return {
    url: await listen(server),
    requests,
    misbehave: (how) => void (misbehaviour = how),
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => close(server),
  };
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> {
  const abandoned = new Promise<void>((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Not `for await`: whoever breaks off has asked nothing, and that is no fault of the test.
  await new Promise((resolve) => request.once('end', resolve));
  return { headers: request.headers, body: Buffer.concat(chunks).toString(), abandoned };
}

async function behave(
  schema: GraphQLSchema,
  { body }: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  const { query, variables, operationName } = JSON.parse(body) as Record<string, unknown>;
  const result = await graphql({
    schema,
    source: query as string,
    variableValues: variables as Record<string, unknown>,
    operationName: operationName as string,
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
