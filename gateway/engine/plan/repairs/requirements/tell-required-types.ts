import { getNamedType, type GraphQLNamedType, type GraphQLSchema, isAbstractType } from 'graphql';
import type { SubgraphMembers } from '../../../../supergraph/subgraph-members.ts';
import { broughtBy, placeOf } from './fetch-paths.ts';
import { fetchesIn, mapFetches } from '../../map-fetches.ts';
import type { FetchNode, PlanNode, RequiredField, RequiredSelection } from '../../plan.ts';

/** What the repair knows of the supergraph. */
export interface TypeContext {
  readonly fullSchema: GraphQLSchema;
  readonly members: SubgraphMembers;
}

/**
 * Sends the type along with every object of a union or an interface that a `@requires` reads.
 *
 * Why: for `@requires(fields: "cargo { ... on Crate { kilos } ... on Vessel { masts } }")` the planner sends
 * `cargo: { masts: 3 }`, and the subgraph cannot tell what that is: graphql-js finds the type by `__typename` only.
 */
export function tellRequiredTypes(plan: PlanNode, context: TypeContext): PlanNode {
  const fetches = fetchesIn(plan);
  if (!fetches.some(({ requires }) => requires?.some(hasObjects))) return plan;
  const brought = new Set(fetches.flatMap((fetch) => [...broughtBy(fetch)]));
  return mapFetches(plan, (fetch) => withTypes(fetch, brought, context));
}

/** True when something below the keys is an object: only there can a type be missing. */
function hasObjects(selection: RequiredSelection): boolean {
  return selection.kind === 'fragment'
    ? selection.selections.some(hasObjects)
    : selection.selections !== undefined;
}

function withTypes(
  fetch: FetchNode,
  brought: ReadonlySet<string>,
  { fullSchema, members }: TypeContext,
): FetchNode {
  const isKnown = (type: GraphQLNamedType | undefined): boolean =>
    isAbstractType(type) && members.membersOf(fetch.subgraph, type.name).length > 0;
  const told = (
    selection: RequiredSelection,
    parent: GraphQLNamedType | undefined,
    at: readonly string[],
  ): RequiredSelection => {
    if (selection.kind === 'fragment') {
      const type =
        selection.typeCondition === undefined ? parent : fullSchema.getType(selection.typeCondition);
      return { ...selection, selections: selection.selections.map((inner) => told(inner, type, at)) };
    }
    if (!selection.selections) return selection;
    const type = fieldType(parent, selection.sendAs);
    const path = [...at, selection.responseName];
    const selections = selection.selections.map((inner) => told(inner, type, path));
    const isMissing = isKnown(type) && !selections.some(isTypeName);
    const canBeTold = isMissing && brought.has([...path, '__typename'].join('.'));
    return { ...selection, selections: canBeTold ? [TYPE_NAME, ...selections] : selections };
  };
  const requires = fetch.requires?.map((selection) => told(selection, undefined, placeOf(fetch)));
  return { ...fetch, requires };
}

const TYPE_NAME: RequiredField = {
  kind: 'field',
  responseName: '__typename',
  sendAs: '__typename',
  selections: undefined,
};

function isTypeName(selection: RequiredSelection): boolean {
  return selection.kind === 'field' && selection.sendAs === '__typename';
}

function fieldType(type: GraphQLNamedType | undefined, name: string): GraphQLNamedType | undefined {
  const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
  return field && getNamedType(field.type);
}
