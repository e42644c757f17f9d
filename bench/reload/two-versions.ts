import { composeServices } from '@apollo/composition';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';

/** One federation in two versions that anybody can tell apart by every single value, for their plans differ too. */
export interface TwoVersions {
  /** Supergraphs; their subgraphs listen at different addresses. */
  readonly supergraphs: readonly [string, string];
  /** Operations that both versions answer, each with an answer that says which version gave each of its values. */
  readonly operations: readonly string[];
  close(): Promise<void>;
}

/** Starts the subgraphs of both versions. What they answer is the name of their version, wherever text is asked. */
export async function startTwoVersions(): Promise<TwoVersions> {
  const [old, next] = [await startVersion('old', 'stock'), await startVersion('next', 'catalogue')];
  return {
    supergraphs: [old.supergraphSdl, next.supergraphSdl],
    operations: OPERATIONS,
    close: async () => {
      await Promise.all([...old.servers, ...next.servers].map(closeServer));
    },
  };
}

/** The values of an answer that come from subgraphs; of one version all are equal. */
export function valuesIn(answer: unknown): ReadonlySet<string> {
  const { data } = answer as { readonly data?: { readonly products?: readonly Record<string, string>[] } };
  return new Set((data?.products ?? []).flatMap((product) => Object.values(product)));
}

/** Products of a catalogue with what stock knows of them; each version has the label in another register. */
const OPERATIONS = Array.from({ length: 12 }, (_, index) => {
  const names = Array.from({ length: 1 + (index % 6) }, (_unused, count) => `name${index}${count}: name`);
  return `{ products { ${names.join(' ')} onHand ${index % 2 === 0 ? 'label' : ''} } }`;
});

interface Version {
  readonly supergraphSdl: string;
  readonly servers: readonly Server[];
}

async function startVersion(version: string, labelIn: 'stock' | 'catalogue'): Promise<Version> {
  const servers = [await startServer(version), await startServer(version)] as const;
  const label = (owner: string): string => (owner === labelIn ? 'label: String' : '');
  const parts = [
    {
      name: 'catalogue',
      sdl: `type Query { products: [Product] } ${product(`name: String ${label('catalogue')}`)}`,
    },
    { name: 'stock', sdl: product(`onHand: String ${label('stock')}`) },
  ];
  const services = parts.map(({ name, sdl }, index) => ({
    name,
    url: urlOf(servers[index] as Server),
    typeDefs: parse(FEDERATION + sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return { supergraphSdl, servers };
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function product(fields: string): string {
  return `type Product @key(fields: "upc") { upc: ID! ${fields} }`;
}

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) ';

async function startServer(version: string): Promise<Server> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = JSON.stringify({ data: answerOf(body, version) });
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Every field that a subgraph is asked for, by its name in the answer; `upc` and `__typename` mean what they say. */
function answerOf(body: string, version: string): unknown {
  const { query, variables } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: { readonly representations?: readonly { readonly upc: string }[] };
  };
  const names = [...query.matchAll(/(?:(\w+):\s*)?\b(name|onHand|label)\b/g)].map(
    ([, alias, name]) => alias ?? name,
  );
  const asked = Object.fromEntries(names.map((name) => [name, version]));
  const keyed = (upc: string): object => ({ __typename: 'Product', upc, ...asked });
  const representations = variables?.representations;
  return representations
    ? { _entities: representations.map(({ upc }) => keyed(upc)) }
    : { products: ['1', '2', '3'].map(keyed) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
