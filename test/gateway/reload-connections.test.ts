import { expect, test } from 'vitest';
import type { Engine } from '../../gateway/engine/engine.ts';
import { createGeneration } from '../../gateway/generations/generation.ts';

function generationWithLog() {
  const events: string[] = [];
  const client = {
    send: () => Promise.reject(new Error('nobody sends here')),
    close: async () => void events.push('closed'),
  };
  const generation = createGeneration({
    supergraphSdl: '',
    engine: {} as Engine,
    planner: { close: () => void events.push('planner closed') },
    client,
    probeSectors: () => Promise.resolve([]),
  });
  return { generation, events };
}

test('the connections of an old generation close after its last request, not before', async () => {
  const { generation, events } = generationWithLog();
  const work = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const running = work.map(({ promise }, index) =>
    generation.use(async () => {
      await promise;
      events.push(`request ${index}`);
    }),
  );
  const retired = generation.retire();
  work[0].resolve();
  await running[0];
  work[1].resolve();
  await Promise.all([...running, retired]);
  expect(events).toEqual(['request 0', 'request 1', 'planner closed', 'closed']);
});

test('a request that fails does not keep them open', async () => {
  const { generation, events } = generationWithLog();
  await expect(generation.use(() => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
  await generation.retire();
  expect(events).toEqual(['planner closed', 'closed']);
});
