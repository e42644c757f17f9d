import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSubgraphClient } from '../../../gateway/transport/create-subgraph-client.ts';
import { createStitcher } from './stitch.ts';

/** `stitcher-process.js <port> <sector>=<url> …` */
const [port, ...addresses] = process.argv.slice(2);
const client = createSubgraphClient(
  addresses.map((address) => ({
    name: address.slice(0, address.indexOf('=')),
    url: address.slice(address.indexOf('=') + 1),
  })),
  { limits: { isNamed: true } },
);
const stitch = createStitcher(client);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET') response.end('alive');
    else void answer(chunks, response);
  });
}).listen(Number(port), '127.0.0.1');
process.on('disconnect', () => process.exit());

async function answer(chunks: readonly Buffer[], response: ServerResponse<IncomingMessage>): Promise<void> {
  const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const { query, variables } = JSON.parse(bytes.toString('utf8')) as Parsed;
  const text = Buffer.from(JSON.stringify({ data: await stitch(query, variables) }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
}

interface Parsed {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}
