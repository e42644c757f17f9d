import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { flatMapSame } from '../../../../../platform/map-same.ts';
import { fragmentsIn } from '../../../operation/document-parts.ts';
import { fragmentOf, fulfils } from '../../../operation/selection.ts';
import { onType } from '../../selection-nodes.ts';
import { rewriteSelections } from './rewrite-selections.ts';

/** What the repair knows of the supergraph. */
export interface FragmentContext {
  readonly apiSchema: GraphQLSchema;
  readonly interfaceObjects: ReadonlySet<string>;
}

/**
 * Writes fragments on unions and on other interfaces as fragments on their members, where they stand on an interface
 * that some subgraph knows as an object: `top { ... on Rentable { price } }` becomes `top { ... on Film { price } }`.
 *
 * Why: coming from such a subgraph the planner finds no way to ask for the type, and refuses.
 */
export function spellOutFragments(document: DocumentNode, context: FragmentContext): DocumentNode {
  const { apiSchema, interfaceObjects } = context;
  if (interfaceObjects.size === 0) return document;
  const fragments = fragmentsIn(document);
  return rewriteSelections(document, apiSchema, (set, type) => {
    if (!interfaceObjects.has(type.name)) return set;
    const selections = flatMapSame(set.selections, (node) => spellOut(node, type, { apiSchema, fragments }));
    return selections === set.selections ? set : { ...set, selections };
  });
}

interface Spelling {
  readonly apiSchema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function spellOut(
  node: SelectionNode,
  type: GraphQLInterfaceType,
  { apiSchema, fragments }: Spelling,
): readonly SelectionNode[] {
  const fragment = node.kind === Kind.FIELD ? undefined : fragmentOf({ schema: apiSchema, fragments }, node);
  const condition = apiSchema.getType(fragment?.condition ?? '');
  const isForeign = isAbstractType(condition) && condition !== type && !apiSchema.isSubType(condition, type);
  if (!fragment || !isForeign) return [node];
  const members = apiSchema
    .getPossibleTypes(condition)
    .filter((member) => isObjectType(member) && apiSchema.isSubType(type, member));
  return members.map(({ name }) =>
    onType(name, narrowed(fragment.selectionSet, name, { apiSchema, fragments })),
  );
}

/** What applies to objects of the type, without fragments. */
function narrowed(
  { selections }: SelectionSetNode,
  typeName: string,
  { apiSchema, fragments }: Spelling,
): readonly SelectionNode[] {
  const scope = { schema: apiSchema, fragments };
  return selections.flatMap((node) => {
    const fragment = node.kind === Kind.FIELD ? undefined : fragmentOf(scope, node);
    if (!fragment) return [node];
    return fulfils(apiSchema, typeName, fragment.condition)
      ? narrowed(fragment.selectionSet, typeName, { apiSchema, fragments })
      : [];
  });
}
