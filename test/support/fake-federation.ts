import type { Environment } from '../../platform/env.ts';
import { type FakeSubgraph, type Resolvers, startFakeSubgraph, withFederation } from './fake-subgraph.ts';
import { startGateway, type TestGateway } from './gateway.ts';

/** Subgraphs over HTTP and a gateway before them. */
export interface FakeFederation<Names extends string = string> {
  readonly gateway: TestGateway;
  readonly subgraphs: Readonly<Record<Names, FakeSubgraph>>;
  /**
   * Asks so often that the answer has come on every way an answer can take: by values first, then in excerpts.
   * @returns the distinct answers, without what differs each time.
   */
  everyAnswer(query: string, variables?: object): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** More than the runs of an operation before excerpts are tried. */
const RUNS = 20;

export async function startFakeFederation<Names extends string>(
  sources: Readonly<Record<Names, { readonly sdl: string; readonly resolvers: Resolvers }>>,
  environment: Environment = {},
): Promise<FakeFederation<Names>> {
  const names = Object.keys(sources) as Names[];
  const started = await Promise.all(
    names.map((name) => startFakeSubgraph(sources[name].sdl, sources[name].resolvers)),
  );
  const gateway = await startGateway({
    supergraph: names.map((name, index) => ({
      name,
      url: (started[index] as FakeSubgraph).url,
      sdl: withFederation(sources[name].sdl),
    })),
    environment,
  });
  return {
    gateway,
    subgraphs: Object.fromEntries(names.map((name, index) => [name, started[index]])) as Record<
      Names,
      FakeSubgraph
    >,
    everyAnswer: async (query, variables) => {
      const texts = new Set<string>();
      for (let run = 0; run < RUNS; run += 1) {
        const answer = await gateway.query(query, variables);
        texts.add(JSON.stringify(answer).replaceAll(/,"requestId":"[^"]*"/g, ''));
      }
      return [...texts].map((text) => JSON.parse(text) as unknown);
    },
    close: async () => {
      await gateway.close();
      await Promise.all(started.map((subgraph) => subgraph.close()));
    },
  };
}
