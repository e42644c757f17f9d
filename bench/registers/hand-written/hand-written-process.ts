import { createServer, type ServerResponse } from 'node:http';
import { communePage } from './commune-page.ts';
import { officerView } from './officer-view.ts';
import { openRegisters } from './registers.ts';

/**
 * The other end of the scale: one process that answers two queries by SQL and JSON, without GraphQL, without a network
 * between registers, without a check. `hand-written-process.js <port>`; databases as for the subgraphs.
 */
const registers = openRegisters();

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET') response.end('alive');
    else void answer(Buffer.concat(chunks).toString('utf8'), response);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
process.on('disconnect', () => process.exit());

async function answer(body: string, response: ServerResponse): Promise<void> {
  try {
    const { query, variables } = JSON.parse(body) as Question;
    const data = query.startsWith('query OfficerView')
      ? await officerView(registers, variables as Record<string, string>)
      : await communePage(registers, variables);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  } catch (error) {
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errors: [String(error)] }));
  }
}

interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | number>>;
}
