import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { hostileQueries } from '../gateways/hostile-queries.ts';
import { askQuestion, NO_ANSWER, post, type Client, type Outcome } from './client.ts';
import type { Question } from './questions.ts';

/** A sort of request with its share of the traffic. */
export interface RequestKind {
  readonly name: string;
  readonly weight: number;
  readonly run: (client: Client) => Promise<Outcome>;
}

/** Everything clients do: what they should, what they should not, and what they cannot help. */
export const REQUEST_KINDS: readonly RequestKind[] = [
  { name: 'client operations', weight: 45, run: (client) => askQuestion(client, pickQuestion(client)) },
  { name: 'persisted operations', weight: 15, run: askByHash },
  { name: 'little time allowed', weight: 12, run: askInAHurry },
  { name: 'client gone', weight: 12, run: leaveEarly },
  { name: 'invalid requests', weight: 10, run: (client) => sendInvalid(client, INVALID) },
  { name: 'hostile queries', weight: 4, run: (client) => sendInvalid(client, HOSTILE) },
  { name: 'oversized bodies', weight: 2, run: (client) => sendInvalid(client, OVERSIZED) },
];

/** The officer asks most; a report of a thousand citizens is rare. */
function pickQuestion({ questions, random }: Client): Question {
  const [kind] = random.weighted([...questions().kinds].map((entry) => [entry, weightOf(entry[0])] as const));
  return random.pick(questions().kinds.get(kind) ?? []);
}

function weightOf(kind: string): number {
  if (kind.startsWith('one citizen')) return 10;
  return kind.includes('1,000') || kind === 'province' ? 1 : 2;
}

/** Apollo's protocol: by hash alone, and with the text where that is not known: each worker has to learn it. */
function askByHash(client: Client): Promise<Outcome> {
  const question = pickQuestion(client);
  const { query, variables } = question;
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  return askQuestion(client, question, {
    body: JSON.stringify({ variables, extensions }),
    bodyIfUnknown: JSON.stringify({ query, variables, extensions }),
  });
}

function askInAHurry(client: Client): Promise<Outcome> {
  const deadlineMs = client.random.between(1, 300);
  return askQuestion(client, pickQuestion(client), { deadlineMs });
}

/** Asks and hangs up, before or in the middle of the answer. */
function leaveEarly(client: Client): Promise<Outcome> {
  const { query, variables } = pickQuestion(client);
  return new Promise((resolve) => {
    const outgoing = request(client.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      agent: false,
    });
    outgoing.on('error', () => undefined);
    outgoing.on('response', (response) => void response.on('error', () => undefined).resume());
    outgoing.end(JSON.stringify({ query, variables }));
    const leave = (): void => {
      outgoing.destroy();
      resolve({});
    };
    setTimeout(leave, client.random.between(0, 60));
  });
}

/** A request that must be refused, and the code that says why. */
interface Refusable {
  readonly body: string;
  readonly code: string;
}

async function sendInvalid(client: Client, requests: readonly Refusable[]): Promise<Outcome> {
  const { body, code } = client.random.pick(requests);
  const answer = await post(client, body);
  if (!answer) return { complaint: NO_ANSWER };
  const found = codesIn(answer.text);
  if (found.length > 0 && found.every((it) => it === code)) return {};
  return { complaint: `${code} was expected, not ${answer.status} with ${found.join(', ') || 'no code'}` };
}

function codesIn(text: string): readonly unknown[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[] };
    return errors.map(({ extensions }) => extensions?.code);
  } catch {
    return [];
  }
}

const asBody = (query: string, variables?: object): string => JSON.stringify({ query, variables });

const INVALID: readonly Refusable[] = [
  { body: asBody('{ citizen(id: "008090990001") { '), code: 'GRAPHQL_PARSE_FAILED' },
  { body: asBody('{ citizen(id: "008090990001") { bankBalance } }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  { body: asBody('query A { __typename } query B { __typename }'), code: 'OPERATION_RESOLUTION_FAILURE' },
  {
    body: asBody('query ($name: String!) { __type(name: $name) { name } }', { name: 5 }),
    code: 'BAD_USER_INPUT',
  },
  { body: '{"query": 5}', code: 'BAD_REQUEST' },
  { body: '{"query": "{ __typ', code: 'BAD_REQUEST' },
  { body: '[]', code: 'BAD_REQUEST' },
];

const HOSTILE: readonly Refusable[] = hostileQueries().map(({ query }) => ({
  body: asBody(query),
  code: 'LIMIT_EXCEEDED',
}));

const OVERSIZED: readonly Refusable[] = [1.1, 4].map((megabytes) => ({
  body: asBody(`{ __typename } #${'x'.repeat(megabytes * 1024 ** 2)}`),
  code: 'PAYLOAD_TOO_LARGE',
}));
