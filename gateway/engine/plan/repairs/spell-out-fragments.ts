import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { flatMapSame } from '../../../../platform/map-same.ts';
import { fragmentsIn } from '../../operation/document-parts.ts';
import { fragmentOf, fulfils } from '../../operation/selection.ts';
import { fillEmptySelections } from '../fill-empty-selections.ts';
import { onType } from '../selection-nodes.ts';

/** What the repair knows of the supergraph. */
export interface FragmentContext {
  readonly apiSchema: GraphQLSchema;
  readonly interfaceObjects: ReadonlySet<string>;
}

/**
 * Writes fragments on other abstract types anew where they stand on an interface that some subgraph knows as an object:
 * on a union or another interface, as fragments on the members (`top { ... on Rentable { price } }` becomes
 * `top { ... on Film { price } }`); on an interface above it, as fragments on the interface itself.
 *
 * Why: coming from such a subgraph the planner finds no way to ask for the type, and refuses.
 */
export function spellOutFragments(document: DocumentNode, context: FragmentContext): DocumentNode {
  const { apiSchema, interfaceObjects } = context;
  if (interfaceObjects.size === 0) return document;
  const spelling = { apiSchema, fragments: fragmentsIn(document) };
  const types = new TypeInfo(apiSchema);
  const spelled = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: (set) => {
        const type = types.getParentType();
        if (!isInterfaceType(type) || !interfaceObjects.has(type.name)) return undefined;
        const selections = flatMapSame(set.selections, (node) => spellOut(node, type, spelling));
        return selections === set.selections ? undefined : { ...set, selections };
      },
    }),
  );
  return spelled === document ? document : fillEmptySelections(spelled);
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
  if (!fragment || !isAbstractType(condition) || condition === type) return [node];
  if (apiSchema.isSubType(condition, type)) return [onType(type.name, fragment.selectionSet.selections)];
  return apiSchema
    .getPossibleTypes(condition)
    .filter((member) => apiSchema.isSubType(type, member))
    .map(({ name }) => onType(name, narrowed(fragment.selectionSet, name, { apiSchema, fragments })));
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
