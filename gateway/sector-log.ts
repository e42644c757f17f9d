import type { CallContext, SubgraphClient } from './engine/subgraph-client.ts';

/** Remembers which registers a request has asked, for its log line. */
export interface SectorLog {
  /** A client that notes every call on its way to `client`. */
  watch(client: SubgraphClient): SubgraphClient;
  /** Names of the subgraphs asked under this context so far, in the order of the first call. */
  sectorsOf(context: CallContext): readonly string[];
}

/** The context object of a request is its key, so nothing has to be cleaned up. */
export function createSectorLog(): SectorLog {
  const asked = new WeakMap<CallContext, string[]>();
  return {
    watch: (client) => ({
      ...client,
      send: (request) => {
        const names = asked.get(request.context);
        if (names === undefined) asked.set(request.context, [request.subgraph]);
        else if (!names.includes(request.subgraph)) names.push(request.subgraph);
        return client.send(request);
      },
    }),
    sectorsOf: (context) => asked.get(context) ?? [],
  };
}
