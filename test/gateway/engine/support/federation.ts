import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { textOf } from '../../../../gateway/engine/answer/answer-body.ts';
import { createEngine } from '../../../../gateway/engine/create-engine.ts';
import type { AnswerForm } from '../../../../gateway/engine/excerpts/answer-form.ts';
import type { Engine, EngineOptions, EngineRequest, Incident } from '../../../../gateway/engine/engine.ts';
import type {
  SubgraphClient,
  SubgraphOutcome,
  SubgraphRequest,
} from '../../../../gateway/engine/subgraph-client.ts';

import { tellFaults } from './fault-kinds.ts';
import { receive } from './receive.ts';

/** What a test gives for one subgraph: SDL without `@link`, and plain resolvers. */
export interface SubgraphSource {
  readonly sdl: string;
  readonly resolvers?: Resolvers;
}

// oxlint-disable-next-line typescript/no-explicit-any -- resolvers of toy data; their arguments are theirs to know
export type Resolvers = Record<string, Record<string, any>>;

/** A fetch as the subgraph received it. */
export interface SentFetch {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** An answer read back: what a client sees. */
export interface ReadAnswer {
  readonly data?: unknown;
  readonly errors?: readonly ReadError[];
}

export interface ReadError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly unknown[];
  readonly extensions: Record<string, unknown>;
}

export interface Federation {
  readonly engine: Engine;
  readonly sent: SentFetch[];
  readonly incidents: Incident[];
  /** Runs a query and reads the answer back. */
  readonly ask: Ask;
  /** Replaces what a subgraph answers, for faults; `undefined` heals it. */
  readonly intercept: (subgraph: string, answer: Interceptor | undefined) => void;
  /** What the subgraph would answer, for interceptors that change only some of it. */
  readonly execute: (
    subgraph: string,
    query: string,
    variables: Record<string, unknown>,
    form?: AnswerForm,
  ) => Promise<SubgraphOutcome>;
}

export type Ask = (
  query: string,
  variables?: Record<string, unknown>,
  more?: Partial<EngineRequest>,
) => Promise<ReadAnswer>;

export type Interceptor = (request: SubgraphRequest) => SubgraphOutcome | Promise<SubgraphOutcome>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key" "@requires" "@provides" "@external" "@shareable" "@override" "@interfaceObject" "@inaccessible" "@tag"
  "@authenticated" "@requiresScopes" "@policy" "@cost" "@listSize" "@context" "@fromContext"])\n`;

/** Composes subgraphs, builds their schemas in this process, and puts an engine before them. */
export function federate(
  sources: Readonly<Record<string, SubgraphSource>>,
  options: Partial<EngineOptions> = {},
  changeSupergraph: (sdl: string) => string = (sdl) => sdl,
): Federation {
  const schemas = new Map(Object.entries(sources).map(([name, source]) => [name, buildSchema(source)]));
  const sent: SentFetch[] = [];
  const incidents: Incident[] = [];
  const interceptors = new Map<string, Interceptor>();
  const client: SubgraphClient = {
    send: async (request) => {
      const { query, variables } = JSON.parse(request.body) as SentFetch;
      sent.push({ subgraph: request.subgraph, query, variables });
      const intercepted = interceptors.get(request.subgraph);
      return intercepted
        ? intercepted(request)
        : executeIn(schemas.get(request.subgraph), query, variables, request.form);
    },
  };
  const engine = createEngine({
    supergraphSdl: changeSupergraph(composeSdl(sources)),
    client,
    onIncident: (incident) => incidents.push(incident),
    // All that can be is answered in excerpts; by values, it is in the comparison with a monolith.
    runsBeforeExcerpts: 0,
    ...options,
  });
  return {
    engine,
    sent,
    incidents,
    ask: async (query, variables, more) => {
      const answer = await engine.execute({ query, variables, context: { language: 'en' }, ...more });
      return JSON.parse(textOf(answer.body)) as ReadAnswer;
    },
    execute: (subgraph, ...request) => executeIn(schemas.get(subgraph), ...request),
    intercept: (subgraph, answer) =>
      void (answer ? interceptors.set(subgraph, answer) : interceptors.delete(subgraph)),
  };
}

/** The supergraph SDL of the sources; fails with composition's own words. */
export function composeSdl(sources: Readonly<Record<string, SubgraphSource>>): string {
  const services = Object.entries(sources).map(([name, { sdl }]) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: parse(withLink(sdl)),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  return supergraphSdl;
}

export function withLink(sdl: string): string {
  return sdl.includes('@link') ? sdl : LINK + sdl;
}

function buildSchema({ sdl, resolvers }: SubgraphSource): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(withLink(sdl)), resolvers: resolvers ?? {} }]);
}

const documents = new LRUCache<string, DocumentNode>({ max: 5000 });

/** Executes as a subgraph would, JSON in and JSON out. @param form see `SubgraphRequest` */
export async function executeIn(
  schema: GraphQLSchema | undefined,
  query: string,
  variables: Record<string, unknown>,
  form?: AnswerForm,
): Promise<SubgraphOutcome> {
  if (!schema) throw new Error('No such subgraph');
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const result = await execute({ schema, document, variableValues: variables });
  return receive({ form }, JSON.stringify(tellFaults(result)));
}
