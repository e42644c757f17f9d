import {
  operationFromDocument,
  type Schema,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
} from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { Slices } from '../../platform/slices.ts';
import { type AliasNames, aliasNames } from './alias-names.ts';
import { type CostDirectiveNames, type CostRules, costRules } from './cost-rules.ts';
import { entityKeys, type EntityKeys } from './entity-keys.ts';
import { featureDirectives } from './feature-directives.ts';
import { directivesNamed, isFieldedType, isTrueArgument } from './join-directives.ts';
import { InvalidSupergraphError } from './invalid-supergraph-error.ts';
import { type OverrideConditions, overrideLabels, type OverrideLabels } from './override-labels.ts';
import { dropUnresolvableKeys } from './repairs/drop-unresolvable-keys.ts';
import { nameRequiredArguments, type RequiredArguments } from './repairs/name-required-arguments.ts';
import { subgraphMembers, type SubgraphMembers } from './subgraph-members.ts';
import { requiredInputs, type RequiredInputs } from './required-inputs.ts';

/** A supergraph, read once: what clients see, what subgraphs know, and how to plan on it. */
export interface LoadedSupergraph {
  /** Without the inaccessible parts: clients' operations are validated against, and answers shaped by it. */
  readonly apiSchema: GraphQLSchema;
  /** With the inaccessible parts: what subgraphs send and receive is read by it. */
  readonly fullSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly labels: OverrideLabels;
  readonly required: RequiredArguments;
  readonly keys: EntityKeys;
  readonly inputs: RequiredInputs;
  readonly members: SubgraphMembers;
  readonly aliases: AliasNames;
  readonly costs: CostRules;
  /** Names of interfaces that some subgraph declares as `@interfaceObject`. */
  readonly interfaceObjects: ReadonlySet<string>;
  /** Plans a valid document with one operation. Synchronous; throws when the planner refuses. */
  plan(document: DocumentNode, conditions: OverrideConditions): QueryPlan;
}

/**
 * Reads a supergraph in parts of some ten milliseconds, so that a running gateway can load the next one.
 * Throws `InvalidSupergraphError` with every reason found.
 */
export function* loadSupergraph(sdl: string, activeLabels: ReadonlySet<string>): Slices<LoadedSupergraph> {
  const document = parseSdl(sdl);
  yield;
  const original = build(document, true);
  yield;
  const { document: repaired, required } = nameRequiredArguments(dropUnresolvableKeys(document));
  // Not validated again: a repaired `@requires` can leave an `@external` field that nobody reads, which is harmless.
  const buildable = build(repaired, false);
  yield;
  const { planner, api } = createPlanner(buildable);
  yield;
  const plainSchema = original.apiSchema().toGraphQLJSSchema();
  const directives = featureDirectives(document, plainSchema);
  const apiSchema = directives.addTo(plainSchema);
  yield;
  const fullSchema = original.schema.toGraphQLJSSchema();
  yield;
  return {
    apiSchema,
    fullSchema,
    subgraphs: original.subgraphsMetadata(),
    labels: overrideLabels(document, activeLabels),
    required,
    keys: entityKeys(document),
    inputs: requiredInputs(repaired),
    members: subgraphMembers(document),
    aliases: aliasNames(repaired),
    costs: costRules(document, costDirectives(original)),
    interfaceObjects: interfaceObjects(document),
    plan: (operation, { byLabel }) =>
      planner.buildQueryPlan(operationFromDocument(api, directives.strip(operation)), {
        overrideConditions: byLabel,
      }),
  };
}

/** A supergraph may import them under other names. */
function costDirectives({ schema }: Supergraph): CostDirectiveNames {
  const feature = schema.coreFeatures?.getByIdentity('https://specs.apollo.dev/cost');
  return {
    cost: feature?.directiveNameInSchema('cost'),
    listSize: feature?.directiveNameInSchema('listSize'),
  };
}

function interfaceObjects(supergraph: DocumentNode): ReadonlySet<string> {
  const types = supergraph.definitions.filter(isFieldedType);
  const known = types.filter((type) =>
    directivesNamed(type, 'join__type').some((join) => isTrueArgument(join, 'isInterfaceObject')),
  );
  return new Set(known.map((type) => type.name.value));
}

function parseSdl(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    throw new InvalidSupergraphError(error);
  }
}

function build(document: DocumentNode, validateSupergraph: boolean): Supergraph {
  try {
    return Supergraph.build(document, {
      supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
      validateSupergraph,
    });
  } catch (error) {
    throw new InvalidSupergraphError(error);
  }
}

/**
 * Where fields are shared by many subgraphs, a large operation has thousands of plans; comparing them all takes
 * seconds, during which nobody else is served. Beyond this number the planner settles for a plan that may not be best.
 */
const MAX_EVALUATED_PLANS = 256;

function createPlanner(supergraph: Supergraph): { planner: QueryPlanner; api: Schema } {
  try {
    const planner = new QueryPlanner(supergraph, {
      exposeDocumentNodeInFetchNode: true,
      reuseQueryFragments: false,
      debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS },
    });
    return { planner, api: supergraph.apiSchema() };
  } catch (error) {
    throw new InvalidSupergraphError(error);
  }
}
