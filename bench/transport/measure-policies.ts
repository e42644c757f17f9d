import type { SubgraphOutcome } from '../../gateway/engine/subgraph-client.ts';
import { systemClock } from '../../gateway/transport/clock.ts';
import type { Send } from '../../gateway/transport/policy.ts';
import { DEFAULT_LIMITS } from '../../gateway/transport/transport-limits.ts';
import { transportPolicies } from '../../gateway/transport/transport-policies.ts';

const FETCHES = 200_000;
const ROUNDS = 7;
/** Requests under way at once. */
const AT_ONCE = 32;

const answer: SubgraphOutcome = { kind: 'answer', data: {}, errors: undefined };

/** Answers at once, and listens to the signal as the wire does: what is measured is what stands before it. */
const network: Send = ({ signal }) => {
  signal?.addEventListener('abort', ignore);
  return Promise.resolve(answer).then((outcome) => {
    signal?.removeEventListener('abort', ignore);
    return outcome;
  });
};

function ignore(): void {}

/** Prints what the policies add to a fetch that goes well, in microseconds; medians. */
export async function measurePolicies(): Promise<void> {
  const bare = await median(network);
  const report = (name: string, us: number): void => {
    process.stdout.write(`${name.padEnd(28)} ${(us - bare).toFixed(2)} µs a fetch\n`);
  };
  report('all policies', await median(throughPolicies(true)));
  report('with SHARE_IN_FLIGHT=off', await median(throughPolicies(false)));
}

function throughPolicies(shareInFlight: boolean): Send {
  return transportPolicies({
    limits: { ...DEFAULT_LIMITS, shareInFlight },
    mutations: { ended: 0 },
    clock: systemClock,
    random: Math.random,
    onBreakerChange: () => undefined,
  }).reduceRight((next, policy) => policy(next), network);
}

async function median(send: Send): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await microsecondsPerFetch(send));
  return rounds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function microsecondsPerFetch(send: Send): Promise<number> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < FETCHES) await sendOne(send, (next += 1));
  };
  const startedAt = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / FETCHES;
}

/** As the engine sends it: a signal and a body of its own for each request. */
function sendOne(send: Send, number: number): Promise<SubgraphOutcome> {
  return send({
    subgraph: 'land',
    body: `{"query":"query($id: ID!) { citizen(id: $id) { parcels { id } } }","variables":{"id":"${number}"}}`,
    operationKind: 'query',
    context: { callerKey: 'anonymous', requestId: String(number), deadlineAt: performance.now() + 10_000 },
    signal: new AbortController().signal,
  });
}
