import { expect, test } from 'vitest';
import type {
  SubgraphClient,
  SubgraphOutcome,
  SubgraphRequest,
} from '../../../gateway/engine/subgraph-client.ts';
import { shareInFlight } from '../../../gateway/transport/share-in-flight.ts';

interface Held {
  readonly client: SubgraphClient;
  readonly requests: SubgraphRequest[];
  /** Answers the oldest request that is still waiting. */
  readonly answer: (outcome?: SubgraphOutcome) => void;
}

function hold(): Held {
  const requests: SubgraphRequest[] = [];
  const waiting: ((outcome: SubgraphOutcome) => void)[] = [];
  const send = (request: SubgraphRequest): Promise<SubgraphOutcome> => {
    requests.push(request);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const answer = (
    outcome: SubgraphOutcome = { kind: 'answer', data: { a: { b: 1 } }, errors: undefined },
  ): void => waiting.shift()?.(outcome);
  return { client: shareInFlight({ send }), requests, answer };
}

const request = (more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  subgraph: 'land',
  body: '{"query":"{a}"}',
  operationKind: 'query',
  context: { callerKey: 'officer' },
  signal: undefined,
  ...more,
});

test('equal queries of one caller go out once, and each gets data of its own', async () => {
  const { client, requests, answer } = hold();
  const outcomes = [client.send(request()), client.send(request()), client.send(request())];
  answer();
  const answers = await Promise.all(outcomes);
  expect(requests).toHaveLength(1);
  expect(answers[1]).toEqual(answers[0]);
  const data = answers.map((outcome) => (outcome.kind === 'answer' ? outcome.data : undefined));
  expect(new Set(data).size).toBe(3);
  expect(new Set(data.map((each) => each?.['a'])).size).toBe(3);
});

test('a copy is made before the first requester can change the data', async () => {
  const { client, answer } = hold();
  const first = client.send(request()).then((outcome) => {
    if (outcome.kind === 'answer') outcome.data!['a'] = 'changed';
    return outcome;
  });
  const second = client.send(request());
  answer();
  await first;
  expect(await second).toMatchObject({ data: { a: { b: 1 } } });
});

test.each([
  ['another caller', { context: { callerKey: 'other' } }],
  ['a caller without a key', { context: {} }],
  ['another header', { context: { callerKey: 'officer', headers: { authorization: 'x' } } }],
  ['another subgraph', { subgraph: 'vehicles' }],
  ['another body', { body: '{"query":"{b}"}' }],
])('%s is asked for separately', (_name, more) => {
  const { client, requests } = hold();
  void client.send(request());
  void client.send(request(more));
  expect(requests).toHaveLength(2);
});

test('mutations are never shared', () => {
  const { client, requests } = hold();
  void client.send(request({ operationKind: 'mutation' }));
  void client.send(request({ operationKind: 'mutation' }));
  expect(requests).toHaveLength(2);
});

test('nothing is shared once the answer is there', async () => {
  const { client, requests, answer } = hold();
  const first = client.send(request());
  answer();
  await first;
  void client.send(request());
  expect(requests).toHaveLength(2);
});

test('a follower that is cancelled leaves at once, the others stay', async () => {
  const { client, answer } = hold();
  const first = client.send(request());
  const abort = new AbortController();
  const follower = client.send(request({ signal: abort.signal }));
  abort.abort();
  expect(await follower).toMatchObject({ failure: 'cancelled' });
  answer();
  expect(await first).toMatchObject({ kind: 'answer' });
});

test('followers of a cancelled request send their own', async () => {
  const { client, requests, answer } = hold();
  const first = client.send(request());
  const follower = client.send(request());
  answer({ kind: 'failure', failure: 'cancelled', detail: '' });
  expect(await first).toMatchObject({ failure: 'cancelled' });
  expect(requests).toHaveLength(2);
  answer();
  expect(await follower).toMatchObject({ kind: 'answer' });
});
