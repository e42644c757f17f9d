import type { SubgraphClient } from '../../../../gateway/engine/subgraph-client.ts';
import { hash, Random } from './random.ts';
import { receive } from './receive.ts';

/** How much of the answers is a lie; the same request gets the same answer as long as nothing here changes. */
export interface Lies {
  seed: number;
  /** Of a thousand values. */
  perMille: number;
}

/** Puts lies into the answers of subgraphs: values of any kind anywhere, lists too short, keys too many. */
export function lie(client: SubgraphClient, lies: Lies): SubgraphClient {
  return {
    send: async (request) => {
      const outcome = await client.send({ ...request, form: undefined });
      if (outcome.kind === 'failure') return outcome;
      const random = new Random(hash(lies.seed, request.body));
      const data = distort(outcome.data, random, lies.perMille);
      const isFaulty = random.below(1000) < lies.perMille;
      const errors = isFaulty ? [{ message: 'lost', path: random.pick(PATHS) }] : outcome.errors;
      const text = JSON.stringify({ data, ...(errors && { errors }) });
      const spaced = random.below(1000) < lies.perMille ? text.replace(',"', ', "') : text;
      const received = receive(request, spaced);
      return received.kind === 'answer' && random.oneIn(40) ? { ...received, bytes: LARGE } : received;
    },
  };
}

function distort(value: unknown, random: Random, perMille: number): unknown {
  if (random.below(1000) < perMille) return distorted(value, random);
  if (Array.isArray(value)) return value.map((element) => distort(element, random, perMille));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, own]) => [key, distort(own, random, perMille)]);
  return Object.fromEntries(entries);
}

function distorted(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    return random.pick<unknown>([null, [], value.slice(1), [...value, null], [null, ...value], {}, 'x']);
  }
  if (typeof value !== 'object' || value === null) return random.pick<unknown>(LEAVES);
  const entries = Object.entries(value);
  const [shorter, turned] = [entries.slice(1), entries.toReversed()].map((own) => Object.fromEntries(own));
  return random.pick<unknown>([null, {}, [], 'x', shorter, turned, { ...value, more: 1 }]);
}

const LEAVES = [
  null,
  null,
  null,
  1,
  1.5,
  5e9,
  12_345_678_901_234_567_000,
  true,
  '',
  'Đỗ "x"\n',
  'X',
  {},
  [],
  { '#0': '"x":1' },
  [{ '#c': 'red' }],
];
const PATHS = [undefined, ['_entities', 0], ['_entities'], ['_0', 0], ['x']];
const LARGE = 300 * 1024;
