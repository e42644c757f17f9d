import type { Environment } from '../../../platform/env.ts';
import { startFaultProxy, type FaultProxy } from '../../../bench/faults/fault-proxy.ts';
import { startShops, type Shops } from '../../support/shops.ts';

/** The shops, with a network that can fail between gateway and stock. */
export interface FaultyShops extends Shops {
  readonly network: FaultProxy;
  /** Asks both subgraphs. `label` makes the operation differ from others. */
  readonly ask: (label?: string) => Promise<Answer>;
}

export interface Answer {
  readonly names: readonly unknown[];
  readonly onHand: readonly unknown[];
  /** Of the first error. */
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
  readonly paths: readonly unknown[];
}

export const COMPLETE: Answer = {
  names: ['Plough', 'Harrow'],
  onHand: [10, 20],
  extensions: undefined,
  paths: [],
};

export async function startFaultyShops(environment: Environment): Promise<FaultyShops> {
  let network: FaultProxy | undefined;
  const shops = await startShops(environment, async (url) => {
    network = await startFaultProxy(url);
    return network.url;
  });
  if (!network) throw new Error('the proxy was not asked for');
  const proxy = network;
  return {
    ...shops,
    network: proxy,
    ask: async (label = 'onHand') => {
      const { data, errors = [] } = await shops.gateway.query(`{ products { name ${label}: onHand } }`);
      const products = (data?.['products'] ?? []) as readonly Readonly<Record<string, unknown>>[];
      return {
        names: products.map(({ name }) => name),
        onHand: products.map((product) => product[label]),
        extensions: errors[0]?.extensions,
        paths: errors.map(({ path }) => path),
      };
    },
    close: async () => {
      await proxy.close();
      await shops.close();
    },
  };
}
