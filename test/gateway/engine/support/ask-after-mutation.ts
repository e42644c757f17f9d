import type { EngineAnswer } from '../../../../gateway/engine/engine.ts';
import type { SyntheticFederation } from './synthetic-federation.ts';

/** An answer, and how many mutations the world had seen when it was asked. */
interface AnswerInTurn {
  readonly answer: EngineAnswer;
  readonly turns: number;
}

export async function askAtOnce(_: unknown, ask: () => Promise<EngineAnswer>): Promise<AnswerInTurn> {
  return { answer: await ask(), turns: 0 };
}

/** What is answered after a mutation, while what was asked before it is still under way. */
export async function askAfterMutation(
  { world, client, subgraphs }: Pick<SyntheticFederation, 'world' | 'client' | 'subgraphs'>,
  ask: () => Promise<EngineAnswer>,
): Promise<AnswerInTurn> {
  let release = (): void => undefined;
  world.held = new Promise((resolve) => (release = resolve));
  const before = ask();
  // Its first requests have gone out.
  await new Promise((resolve) => setImmediate(resolve));
  world.held = undefined;
  await client.send({ ...NO_REQUEST, subgraph: subgraphs[0] ?? '' });
  world.turns = 1;
  // Should it wait for what is held, it gets that: a difference, rather than no end.
  const late = setTimeout(release, LATE_MS);
  const answer = await ask();
  clearTimeout(late);
  release();
  await before;
  return { answer, turns: 1 };
}

/** Milliseconds; less than what is under way is joined for. */
const LATE_MS = 100;

/** Whatever it does, it has ended: the world counts it. */
const NO_REQUEST = {
  body: '{"query":"{ __typename }","variables":{}}',
  operation: undefined,
  operationKind: 'mutation',
  context: {},
  signal: undefined,
} as const;
