import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readGatewayConfig } from '../../gateway/config.ts';
import { buildGeneration } from '../../gateway/generations/build-generation.ts';
import { createGenerations } from '../../gateway/generations/generations.ts';
import { limitDocuments } from '../../gateway/limits/limit-documents.ts';
import { startPlanning } from '../../gateway/planning/planning-thread.ts';
import { createLog } from '../../platform/log.ts';
import { startFakeSubgraph, withFederation } from '../support/fake-subgraph.ts';
import { composeSupergraph } from '../support/gateway.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const SDL = 'type Query { product: Product } type Product @key(fields: "upc") { upc: ID! }';

test('an engine that was replaced is garbage once its last request is done', async () => {
  const subgraph = await startFakeSubgraph(SDL, { Query: { product: () => ({ upc: '1' }) } });
  const supergraph = composeSupergraph([{ name: 'shop', url: subgraph.url, sdl: withFederation(SDL) }]);
  const versions = Array.from({ length: 6 }, (_, version) => `# version ${version}\n${supergraph}`);
  const config = readGatewayConfig({ SUBGRAPH_URL_SHOP: subgraph.url });
  const log = createLog({ name: 'gateway', level: 'silent' });
  const documentPolicy = limitDocuments(config.limits);
  const planning = startPlanning();
  const surroundings = { config, log, instruments: {}, documentPolicy, mutations: { ended: 0 }, planning };
  const built: WeakRef<object>[] = [];
  const build = async (sdl: string) => {
    const generation = await buildGeneration(sdl, surroundings);
    built.push(new WeakRef(generation.engine));
    return generation;
  };
  const generations = createGenerations(await build(versions[0] as string), { build, log });
  const ask = () =>
    generations.use(({ engine }) => engine.execute({ query: '{ product { upc } }', context: {} }));
  await ask();
  for (const sdl of versions.slice(1)) {
    const running = ask();
    expect(await generations.reload(sdl)).toBe('swapped');
    expect((await running).body).toBe('{"data":{"product":{"upc":"1"}}}');
  }
  for (let round = 0; round < 5; round++) {
    await nextTurn();
    collectGarbage();
  }
  expect(built.map((engine) => engine.deref() !== undefined)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
  await generations.close();
  await planning.close();
  await subgraph.close();
});
