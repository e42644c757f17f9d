import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeSubgraph } from '../support/fake-subgraph.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeEach(async () => {
  shops = await startShops({ SHARE_IN_FLIGHT: 'on' });
});
afterEach(() => shops.close());

/** Lets the next request of a subgraph wait until it is told to answer. */
function hold(subgraph: FakeSubgraph): {
  readonly arrived: Promise<unknown>;
  answer: (data: object) => void;
} {
  let answer: (data: object) => void = () => undefined;
  subgraph.misbehave((response) => {
    answer = (data) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
    subgraph.misbehave();
  });
  return { arrived: subgraph.nextRequest(), answer: (data) => answer(data) };
}

describe('What was sent before a mutation ended', () => {
  const query = '{ product(upc: "1") { name } }';

  test('answers nothing that begins after it', async () => {
    const { catalogue, gateway } = shops;
    const before = hold(catalogue);
    const old = gateway.query(query);
    await before.arrived;
    await gateway.query('mutation { rename(upc: "1", name: "Share") { name } }');
    expect(await gateway.query(query)).toEqual({ data: { product: { name: 'Plough' } } });
    before.answer({ product: { name: 'as it was' } });
    expect(await old).toEqual({ data: { product: { name: 'as it was' } } });
  });

  test('answers nothing of its own payload', async () => {
    const { stock, gateway } = shops;
    const before = hold(stock);
    const old = gateway.query('{ product(upc: "1") { onHand } }');
    await before.arrived;
    const { data } = await gateway.query('mutation { rename(upc: "1", name: "Share") { onHand } }');
    expect(data).toEqual({ rename: { onHand: 10 } });
    before.answer({ _entities: [{ onHand: 7 }] });
    expect((await old).data).toEqual({ product: { onHand: 7 } });
  });
});
