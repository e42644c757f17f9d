import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphFields } from '../../supergraph/subgraph-fields.ts';
import type { SubgraphMembers } from '../../supergraph/subgraph-members.ts';
import { collectFields, type FieldGroup } from '../operation/collect-fields.ts';
import type { SelectionScope } from '../operation/selection.ts';

/** What is known of the subgraphs, and what the client's selections are read by. */
export interface OwnContext {
  readonly scope: SelectionScope;
  readonly members: SubgraphMembers;
  readonly fields: SubgraphFields;
}

/** A field as the client asks for it, with what the subgraph can say of it by itself; undefined: nothing. */
export function ownField(
  context: OwnContext,
  subgraph: string,
  typeName: string,
  { name, nodes, selectionSets }: FieldGroup,
): FieldNode | undefined {
  const [node] = nodes;
  if (!node || name === '__typename') return node;
  const type = context.scope.schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field || !context.fields.resolves(subgraph, typeName, name)) return undefined;
  const inner = getNamedType(field.type);
  if (!isCompositeType(inner)) return node;
  const selections = ownSelections(context, subgraph, inner, selectionSets);
  return selections.length === 0 ? undefined : { ...node, selectionSet: setOf(selections) };
}

function ownSelections(
  context: OwnContext,
  subgraph: string,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): readonly SelectionNode[] {
  const on = (typeName: string): readonly FieldNode[] =>
    collectFields(context.scope, typeName, sets).flatMap(
      (group) => ownField(context, subgraph, typeName, group) ?? [],
    );
  if (!isAbstractType(type)) return on(type.name);
  const fragments = context.members.membersOf(subgraph, type.name).map((name) => onType(name, on(name)));
  return [TYPE_NAME, ...fragments.filter((node) => node.selectionSet.selections.length > 0)];
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** `... on Type { ... }` */
export function onType(typeName: string, selections: readonly SelectionNode[]): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
    selectionSet: setOf(selections),
  };
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}
