import { startFakeSubgraph, withFederation, type FakeSubgraph } from './fake-subgraph.ts';
import { composeSupergraph, startGateway, type TestGateway } from './gateway.ts';
import type { Planning } from '../../gateway/planning/planning-thread.ts';
import type { Environment } from '../../platform/env.ts';

/** A foreign federation with names of its own: two subgraphs, one entity, one mutation. */
export interface Shops {
  readonly catalogue: FakeSubgraph;
  readonly stock: FakeSubgraph;
  readonly gateway: TestGateway;
  /** The text it serves. */
  readonly supergraph: string;
  close(): Promise<void>;
}

const CATALOGUE = `
  type Query { product(upc: String!): Product  products: [Product!]!  greeting(name: String): String }
  type Mutation { rename(upc: String!, name: String!): Product }
  type Product @key(fields: "upc") { upc: String!  name: String  related: Product }
`;

const STOCK = `
  type Query { warehouses: [String!]! }
  type Product @key(fields: "upc") { upc: String!  onHand: Int }
`;

const PRODUCTS = [
  { upc: '1', name: 'Plough' },
  { upc: '2', name: 'Harrow' },
];

/**
 * Starts both subgraphs and a gateway before them.
 * @param wayTo puts something between gateway and stock: gets the address of stock, gives the one the gateway uses.
 * @param planning taken over by the gateway.
 */
export async function startShops(
  environment: Environment = {},
  wayTo: (stockUrl: string) => Promise<string> = (url) => Promise.resolve(url),
  planning?: Planning,
): Promise<Shops> {
  const catalogue = await startFakeSubgraph(CATALOGUE, {
    Query: {
      product: (_: unknown, { upc }: { upc: string }) => find(upc),
      products: () => PRODUCTS,
      greeting: (_: unknown, { name }: { name?: string }) => `Hello ${name ?? 'stranger'}`,
    },
    Mutation: { rename: (_: unknown, { upc, name }: { upc: string; name: string }) => ({ upc, name }) },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => find(upc),
      related: ({ upc }: { upc: string }) => PRODUCTS.find((other) => other.upc !== upc),
    },
  });
  const stock = await startFakeSubgraph(STOCK, {
    Query: { warehouses: () => ['North', 'South'] },
    Product: { __resolveReference: ({ upc }: { upc: string }) => ({ upc, onHand: Number(upc) * 10 }) },
  });
  const supergraph = composeSupergraph([
    { name: 'catalogue-EU', url: catalogue.url, sdl: withFederation(CATALOGUE) },
    { name: 'stock', url: await wayTo(stock.url), sdl: withFederation(STOCK) },
  ]);
  const gateway = await startGateway({ supergraph, environment, ...(planning && { planning }) });
  return {
    catalogue,
    stock,
    gateway,
    supergraph,
    close: async () => {
      await gateway.close();
      await Promise.all([catalogue.close(), stock.close()]);
    },
  };
}

function find(upc: string): (typeof PRODUCTS)[number] | undefined {
  return PRODUCTS.find((product) => product.upc === upc);
}
