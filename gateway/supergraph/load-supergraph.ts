import {
  errorCauses,
  operationFromDocument,
  type Schema,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
} from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, print, visit } from 'graphql';
import { type AliasNames, aliasNames } from './alias-names.ts';
import type { CostDirectiveNames } from './cost-rules.ts';
import { entityKeys, type EntityKeys } from './entity-keys.ts';
import { featureDirectives } from './feature-directives.ts';
import { interfaceObjects } from './interface-objects.ts';
import { InvalidSupergraphError } from './invalid-supergraph-error.ts';
import type { RequiredArguments } from './repairs/name-required-arguments.ts';
import { repairSupergraph } from './repairs/repair-supergraph.ts';
import { parseSupergraph } from './parse-supergraph.ts';
import { requiredInputs, type RequiredInputs } from './required-inputs.ts';
import { subgraphMembers, type SubgraphMembers } from './subgraph-members.ts';
import type { SupergraphReading } from './supergraph-reading.ts';
import { unservableShapes } from './unservable-shapes.ts';
import { withOwnDefaults } from './with-own-defaults.ts';

/** A supergraph as planning needs it: with Apollo's planner, its queries' graph and the repairs around it. */
export interface LoadedSupergraph {
  /** Without the inaccessible parts: clients' operations are validated against it. */
  readonly apiSchema: GraphQLSchema;
  /** With the inaccessible parts: what subgraphs are asked is read by it. */
  readonly fullSchema: GraphQLSchema;
  readonly required: RequiredArguments;
  readonly keys: EntityKeys;
  readonly inputs: RequiredInputs;
  readonly members: SubgraphMembers;
  readonly aliases: AliasNames;
  readonly interfaceObjects: ReadonlySet<string>;
  /** For those who serve it. */
  readonly reading: SupergraphReading;
  /** An operation without the directives that no subgraph is sent. */
  sendable(document: DocumentNode): DocumentNode;
  /** Plans a sendable document with one operation, `@override` labels in force or not. Throws when the planner refuses. */
  plan(document: DocumentNode, labels: ReadonlyMap<string, boolean>): QueryPlan;
}

/** Reads a supergraph; takes some hundred milliseconds. Throws `InvalidSupergraphError` with every reason found. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const document = parseSupergraph(sdl);
  const original = build(document, true);
  const unservable = unservableShapes(document);
  if (unservable.length > 0) throw new InvalidSupergraphError(unservable);
  const { document: repaired, required } = repairSupergraph(document);
  // Not validated again: a repaired `@requires` can leave an `@external` field that nobody reads, which is harmless.
  const { planner, plannedApi } = createPlanner(repaired === document ? original : build(repaired, false));
  const plainApi = withOwnDefaults(original.apiSchema().toAST(), document);
  const directives = featureDirectives(document, buildASTSchema(plainApi, SCHEMA_OPTIONS));
  const api = directives.addTo(plainApi);
  const full = withoutDirectives(withOwnDefaults(original.schema.toAST(), document));
  return {
    apiSchema: buildASTSchema(api, SCHEMA_OPTIONS),
    fullSchema: buildASTSchema(full, SCHEMA_OPTIONS),
    required,
    keys: entityKeys(document),
    inputs: requiredInputs(repaired),
    members: subgraphMembers(document),
    aliases: aliasNames(repaired),
    interfaceObjects: interfaceObjects(document),
    reading: {
      apiSdl: print(api),
      fullSdl: print(full),
      subgraphs: original.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
      costDirectives: costDirectives(original),
    },
    sendable: (operation) => directives.strip(operation),
    plan: (operation, labels) =>
      planner.buildQueryPlan(operationFromDocument(plannedApi, operation), {
        overrideConditions: new Map(labels),
      }),
  };
}

const SCHEMA_OPTIONS = { assumeValid: true, assumeValidSDL: true } as const;

/** Those of federation are for composition and the planner. */
function withoutDirectives(schema: DocumentNode): DocumentNode {
  return visit(schema, { [Kind.DIRECTIVE]: () => null });
}

/** A supergraph may import them under other names. */
function costDirectives({ schema }: Supergraph): CostDirectiveNames {
  const feature = schema.coreFeatures?.getByIdentity('https://specs.apollo.dev/cost');
  return {
    cost: feature?.directiveNameInSchema('cost'),
    listSize: feature?.directiveNameInSchema('listSize'),
  };
}

function build(document: DocumentNode, validateSupergraph: boolean): Supergraph {
  try {
    return Supergraph.build(document, {
      supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
      validateSupergraph,
    });
  } catch (error) {
    throw invalid(error);
  }
}

/**
 * Where fields are shared by many subgraphs, a large operation has thousands of plans; comparing them all takes
 * seconds, during which nobody else is served. Beyond this number the planner settles for a plan that may not be best.
 */
const MAX_EVALUATED_PLANS = 256;

function createPlanner(supergraph: Supergraph): { planner: QueryPlanner; plannedApi: Schema } {
  try {
    const planner = new QueryPlanner(supergraph, {
      exposeDocumentNodeInFetchNode: true,
      reuseQueryFragments: false,
      debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS },
    });
    return { planner, plannedApi: supergraph.apiSchema() };
  } catch (error) {
    throw invalid(error);
  }
}

function invalid(cause: unknown): InvalidSupergraphError {
  if (!(cause instanceof Error)) return new InvalidSupergraphError([String(cause)]);
  return new InvalidSupergraphError(errorCauses(cause)?.map((error) => error.message) ?? [cause.message]);
}
