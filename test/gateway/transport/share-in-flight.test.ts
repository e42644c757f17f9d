import { expect, test } from 'vitest';
import type { AnswerForm } from '../../../gateway/engine/excerpts/answer-form.ts';
import type { SubgraphOutcome, SubgraphRequest } from '../../../gateway/engine/subgraph-client.ts';
import { systemClock } from '../../../gateway/transport/clock.ts';
import type { Send } from '../../../gateway/transport/policy.ts';
import { JOINABLE_MS, shareInFlight } from '../../../gateway/transport/share-in-flight.ts';

interface Held {
  readonly send: Send;
  readonly requests: SubgraphRequest[];
  /** Answers the oldest request that is still waiting. */
  readonly answer: (outcome?: SubgraphOutcome) => void;
}

function hold(now = (): number => 0): Held {
  const requests: SubgraphRequest[] = [];
  const waiting: ((outcome: SubgraphOutcome) => void)[] = [];
  const send = (request: SubgraphRequest): Promise<SubgraphOutcome> => {
    requests.push(request);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const answer = (
    outcome: SubgraphOutcome = { kind: 'answer', data: { a: { b: 1 } }, errors: undefined },
  ): void => waiting.shift()?.(outcome);
  return { send: shareInFlight({ ...systemClock, now }, { ended: 0 })(send), requests, answer };
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
  const { send, requests, answer } = hold();
  const outcomes = [send(request()), send(request()), send(request())];
  answer();
  const answers = await Promise.all(outcomes);
  expect(requests).toHaveLength(1);
  expect(answers[1]).toEqual(answers[0]);
  const data = answers.map((outcome) => (outcome.kind === 'answer' ? outcome.data : undefined));
  expect(new Set(data).size).toBe(3);
  expect(new Set(data.map((each) => each?.['a'])).size).toBe(3);
});

test('a query whose answer is to be read otherwise goes out for itself', () => {
  const { send, requests } = hold();
  const form: AnswerForm = { kind: 'query', root: { fields: [], others: [] } };
  const forms = [undefined, form, form, { ...form }];
  for (const each of forms) void send(request({ form: each }));
  expect(requests.map((each) => each.form)).toEqual([undefined, form, form]);
  expect(requests[1]?.form).toBe(form);
});

test('what goes out is what was asked for', () => {
  const { send, requests } = hold();
  const sent = request();
  void send(sent);
  expect(requests[0]).toMatchObject({ ...sent, signal: expect.anything() });
});

test('a copy is made before the first requester can change the data', async () => {
  const { send, answer } = hold();
  const first = send(request()).then((outcome) => {
    if (outcome.kind === 'answer') outcome.data!['a'] = 'changed';
    return outcome;
  });
  const second = send(request());
  answer();
  await first;
  expect(await second).toMatchObject({ data: { a: { b: 1 } } });
});

test.each([
  ['another caller', { context: { callerKey: 'other' } }],
  ['a caller without a key', { context: {} }],
  ['another header', { context: { callerKey: 'officer', headers: { authorization: 'x' } } }],
  ['another body', { body: '{"query":"{b}"}' }],
])('%s is asked for separately', (_name, more) => {
  const { send, requests } = hold();
  void send(request());
  void send(request(more));
  expect(requests).toHaveLength(2);
});

test('mutations are never shared', () => {
  const { send, requests } = hold();
  void send(request({ operationKind: 'mutation' }));
  void send(request({ operationKind: 'mutation' }));
  expect(requests).toHaveLength(2);
});

test('nothing is shared once the answer is there', async () => {
  const { send, requests, answer } = hold();
  const first = send(request());
  answer();
  await first;
  void send(request());
  expect(requests).toHaveLength(2);
});

test('what takes long is not joined any more, and what is sent instead is', async () => {
  let now = 0;
  const { send, requests, answer } = hold(() => now);
  const hanging = [send(request())];
  now = JOINABLE_MS;
  hanging.push(send(request()));
  expect(requests).toHaveLength(1);
  now += 1;
  const later = [send(request()), send(request())];
  expect(requests).toHaveLength(2);
  answer({ kind: 'failure', failure: 'timeout', detail: '' });
  answer();
  expect(await Promise.all(hanging)).toMatchObject([{ failure: 'timeout' }, { failure: 'timeout' }]);
  expect(await Promise.all(later)).toMatchObject([{ kind: 'answer' }, { kind: 'answer' }]);
});

test('a follower that is cancelled leaves at once, the others stay', async () => {
  const { send, answer } = hold();
  const first = send(request());
  const abort = new AbortController();
  const follower = send(request({ signal: abort.signal }));
  abort.abort();
  expect(await follower).toMatchObject({ failure: 'cancelled' });
  answer();
  expect(await first).toMatchObject({ kind: 'answer' });
});

test.each([
  ['request id', { requestId: 'one' }, { requestId: 'two' }],
  ['deadline', { deadlineAt: 1_000 }, { deadlineAt: 2_000 }],
])('the %s keeps nobody from sharing', (_name, mine, yours) => {
  const { send, requests } = hold();
  void send(request({ context: { callerKey: 'officer', ...mine } }));
  void send(request({ context: { callerKey: 'officer', ...yours } }));
  expect(requests).toHaveLength(1);
});

test('nobody without a name shares, not even with others without one', () => {
  const { send, requests } = hold();
  void send(request({ context: {} }));
  void send(request({ context: {} }));
  expect(requests).toHaveLength(2);
});

test('values of one caller cannot be put together to those of another', () => {
  const { send, requests } = hold();
  void send(request({ context: { callerKey: 'a","x' } }));
  void send(request({ context: { callerKey: 'a', headers: { x: '' } } }));
  expect(requests).toHaveLength(2);
});

test('who sent it may leave without taking the answer from the others', async () => {
  const { send, requests, answer } = hold();
  const abort = new AbortController();
  const first = send(request({ signal: abort.signal }));
  const follower = send(request());
  abort.abort();
  expect(await first).toMatchObject({ failure: 'cancelled' });
  expect(requests[0]?.signal?.aborted).toBe(false);
  answer();
  expect(await follower).toMatchObject({ kind: 'answer' });
  expect(requests).toHaveLength(1);
});

test('when the last one has left, the request is cancelled, and nobody joins it any more', async () => {
  const { send, requests } = hold();
  const aborts = [new AbortController(), new AbortController()];
  const outcomes = aborts.map(({ signal }) => send(request({ signal })));
  for (const abort of aborts) abort.abort();
  expect(await Promise.all(outcomes)).toMatchObject([{ failure: 'cancelled' }, { failure: 'cancelled' }]);
  expect(requests[0]?.signal?.aborted).toBe(true);
  void send(request());
  expect(requests).toHaveLength(2);
});

test('a request cut by the deadline of its sender is sent again, once, for all who have more time', async () => {
  const { send, requests, answer } = hold();
  const first = send(request({ context: { callerKey: 'officer', deadlineAt: 10 } }));
  const others = [1, 2, 3].map((n) =>
    send(request({ context: { callerKey: 'officer', deadlineAt: 1_000 * n } })),
  );
  answer({ kind: 'failure', failure: 'cancelled', detail: 'the deadline has passed' });
  expect(await first).toMatchObject({ failure: 'cancelled' });
  expect(requests.map(({ context }) => context.deadlineAt)).toEqual([10, 1_000]);
  answer();
  expect(await Promise.all(others)).toMatchObject([
    { kind: 'answer' },
    { kind: 'answer' },
    { kind: 'answer' },
  ]);
});

test('a failure of the subgraph is everybody’s', async () => {
  const { send, requests, answer } = hold();
  const outcomes = [send(request()), send(request())];
  answer({ kind: 'failure', failure: 'timeout', detail: '' });
  expect(await Promise.all(outcomes)).toMatchObject([{ failure: 'timeout' }, { failure: 'timeout' }]);
  expect(requests).toHaveLength(1);
});
