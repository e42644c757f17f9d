import { Kind, type DocumentNode, parse, type SelectionNode, type SelectionSetNode } from 'graphql';
import { graphNames } from '../../gateway/supergraph/graph-names.ts';
import { objectGraphs } from '../../gateway/supergraph/interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  fieldNamed,
  innermostTypeName,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from '../../gateway/supergraph/join-directives.ts';
import { joinedFields } from '../../gateway/supergraph/joined-fields.ts';
import { parseFieldSet } from '../../gateway/supergraph/parse-field-set.ts';
import { subgraphMembers } from '../../gateway/supergraph/subgraph-members.ts';

/** How many fields in a row may be computed, each from the one before (`@requires`). */
const MAX_CHAIN = 3;

/**
 * What the sectors' contracts may not have although it composes: shapes that the planner cannot serve in full (ADR 16).
 * Each reason names the place, and what to do instead; empty when all rules are kept.
 */
export function brokenRules(supergraphSdl: string): readonly string[] {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const types = supergraph.definitions.filter(isFieldedType);
  return [
    ...types.filter((type) => objectGraphs(type).size > 0).map(interfaceObject),
    ...joinedFields(supergraph)
      .filter(({ join }) => textArgument(join, 'provides') !== undefined)
      .map(({ coordinate }) => provided(coordinate)),
    ...differingMembers(supergraph, types),
    ...longChains(types),
  ];
}

function interfaceObject({ name }: FieldedTypeNode): string {
  return (
    `${name.value} is an @interfaceObject: fragments on other interfaces, requirements and provided fields of such a ` +
    'type are not planned in full. Add the fields to each type that implements it.'
  );
}

function provided(coordinate: string): string {
  return (
    `${coordinate} has @provides: a field that one parent provides is asked for below other parents too, where it does ` +
    'not exist. Leave it to the sector that owns it.'
  );
}

/** Fields that several sectors resolve, of a union or interface of which they know different members. */
function differingMembers(supergraph: DocumentNode, types: readonly FieldedTypeNode[]): readonly string[] {
  const names = graphNames(supergraph);
  const members = subgraphMembers(supergraph);
  return types.flatMap((type) =>
    (type.fields ?? []).flatMap((field) => {
      const joins = directivesNamed(field, 'join__field');
      const resolving = joins.filter((join) => !isTrueArgument(join, 'external'));
      const graphs = (joins.length > 0 ? resolving : directivesNamed(type, 'join__type')).map((join) =>
        textArgument(join, 'graph'),
      );
      const typeName = innermostTypeName(field.type);
      const known = [...new Set(graphs)].map((graph) =>
        members
          .membersOf(names.get(graph ?? '') ?? '', typeName)
          .toSorted()
          .join(' '),
      );
      if (new Set(known).size < 2) return [];
      return [
        `${type.name.value}.${field.name.value} is resolved by several sectors that know different types of ` +
          `${typeName}: those that one of them does not know are never asked for. Let one sector resolve it.`,
      ];
    }),
  );
}

type Types = ReadonlyMap<string, FieldedTypeNode>;

function longChains(types: readonly FieldedTypeNode[]): readonly string[] {
  const byName: Types = new Map(types.map((type) => [type.name.value, type]));
  return types
    .flatMap((type) => (type.fields ?? []).map((field) => chainOf(byName, type, field.name.value)))
    .filter((chain) => chain.length > MAX_CHAIN)
    .map(
      ([field, ...others]) =>
        `${field} requires ${others.join(', which requires ')}: of more than ${MAX_CHAIN} computed fields in a row a ` +
        'sector is asked for some before it can have them. Require what these are computed from.',
    );
}

/** A computed field with those that it requires, each by the one before; empty for a field that requires nothing. */
function chainOf(types: Types, type: FieldedTypeNode, name: string): readonly string[] {
  const [requires] = directivesNamed(fieldNamed(type, name) ?? {}, 'join__field').flatMap(
    (join) => textArgument(join, 'requires') ?? [],
  );
  if (requires === undefined) return [];
  return [`${type.name.value}.${name}`, ...longestIn(types, type, parseFieldSet(requires))];
}

/** The longest chain that begins with a field of the set. */
function longestIn(
  types: Types,
  type: FieldedTypeNode | undefined,
  { selections }: SelectionSetNode,
): readonly string[] {
  return longest(selections.map((node) => longestFrom(types, type, node)));
}

function longestFrom(
  types: Types,
  type: FieldedTypeNode | undefined,
  node: SelectionNode,
): readonly string[] {
  if (!type || node.kind === Kind.FRAGMENT_SPREAD) return [];
  const field = node.kind === Kind.FIELD ? fieldNamed(type, node.name.value) : undefined;
  const below = field ? innermostTypeName(field.type) : conditionOf(node);
  const inner = node.selectionSet
    ? longestIn(types, types.get(below ?? type.name.value), node.selectionSet)
    : [];
  return field ? longest([chainOf(types, type, field.name.value), inner]) : inner;
}

function conditionOf(node: SelectionNode): string | undefined {
  return node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : undefined;
}

function longest(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
