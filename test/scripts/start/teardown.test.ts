import { expect, test } from 'vitest';
import { createTeardown } from '../../../scripts/start/teardown.ts';

test('what came up last goes down first, and each only when the one before is down', async () => {
  const order: string[] = [];
  const teardown = createTeardown();
  await teardown.add(async () => void order.push('databases'));
  await teardown.add(async () => {
    await Promise.resolve();
    order.push('subgraphs');
  });
  await teardown.add(async () => void order.push('gateway'));
  await teardown.run();
  expect(order).toEqual(['gateway', 'subgraphs', 'databases']);
});

test('a step that fails does not keep the others from going down', async () => {
  const order: string[] = [];
  const teardown = createTeardown();
  await teardown.add(() => void order.push('databases'));
  await teardown.add(() => Promise.reject(new Error('stuck')));
  await expect(teardown.run()).rejects.toMatchObject({ errors: [new Error('stuck')] });
  expect(order).toEqual(['databases']);
});

test('what comes up while everything is going down goes down at once', async () => {
  const order: string[] = [];
  const teardown = createTeardown();
  await teardown.run();
  await teardown.add(() => void order.push('latecomer'));
  expect(order).toEqual(['latecomer']);
  expect(teardown.started).toBe(true);
});
