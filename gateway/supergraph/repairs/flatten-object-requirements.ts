import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  specifiedScalarTypes,
  stripIgnoredCharacters,
} from 'graphql';
import { mapSame } from '../../../platform/map-same.ts';
import { objectGraphs } from '../interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  fieldNamed,
  innermostTypeName,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from '../join-directives.ts';
import { mapFieldedTypes } from '../map-types.ts';
import { parseFieldSet } from '../parse-field-set.ts';

/**
 * Lets fields of interface objects, and of their implementations, require what their inputs require instead of these:
 * where `blurb` requires `score` and `score` requires `title`, `blurb` requires `title`.
 *
 * Why: the planner cannot take a requirement of a requirement there. It refuses the operation, or plans for seconds and
 * fails. Of such a plan `repairUnmetRequirements` makes a whole one, by what the fields really require.
 */
export function flattenObjectRequirements(document: DocumentNode): DocumentNode {
  const flattening = new Flattening(document);
  return mapFieldedTypes(document, (type) => flattening.flatten(type));
}

class Flattening {
  readonly #types: ReadonlyMap<string, FieldedTypeNode>;
  /** `GRAPH Type` for the scalars and enums of each subgraph. */
  readonly #leaves: ReadonlySet<string>;

  constructor(document: DocumentNode) {
    this.#types = new Map(document.definitions.filter(isFieldedType).map((type) => [type.name.value, type]));
    this.#leaves = new Set(document.definitions.flatMap(leafPlaces));
  }

  flatten(type: FieldedTypeNode): FieldedTypeNode {
    const family = this.#familyOf(type);
    if (family.length === 0) return type;
    /** `GRAPH field`: what requirements read from now on. */
    const read = new Set<string>();
    const knows = (graph: string, { name }: FieldNode): boolean =>
      family.some((each) => this.#isTypeKnown(graph, fieldNamed(each, name.value)));
    const flattened = type.fields?.map((field) => flattenField(field, { family, knows, read })) ?? [];
    if (read.size === 0) return type;
    return { ...type, fields: flattened.map((field) => declareExternal(field, type, read)) };
  }

  #isTypeKnown(graph: string, field: FieldDefinitionNode | undefined): boolean {
    const typeName = field && innermostTypeName(field.type);
    return typeName !== undefined && (BUILT_IN.has(typeName) || this.#leaves.has(`${graph} ${typeName}`));
  }

  /** The type and its interfaces, when one of these is an object in some subgraph. */
  #familyOf(type: FieldedTypeNode): readonly FieldedTypeNode[] {
    const interfaces = (type.interfaces ?? []).flatMap(({ name }) => this.#types.get(name.value) ?? []);
    const family = [type, ...interfaces];
    return family.some((each) => objectGraphs(each).size > 0) ? family : [];
  }
}

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

function leafPlaces(node: DefinitionNode): readonly string[] {
  if (node.kind !== Kind.ENUM_TYPE_DEFINITION && node.kind !== Kind.SCALAR_TYPE_DEFINITION) return [];
  return directivesNamed(node, 'join__type').map(
    (join) => `${textArgument(join, 'graph')} ${node.name.value}`,
  );
}

interface Flattened {
  readonly family: readonly FieldedTypeNode[];
  /** Whether a subgraph has the type of a field, so that it can be told of the field. */
  readonly knows: (graph: string, node: FieldNode) => boolean;
  readonly read: Set<string>;
}

function flattenField(field: FieldDefinitionNode, { family, knows, read }: Flattened): FieldDefinitionNode {
  const { directives: joins = [] } = field;
  const directives = mapSame(joins, (join) => {
    const requires = join.name.value === 'join__field' ? textArgument(join, 'requires') : undefined;
    if (requires === undefined) return join;
    const given = fieldsOf(requires);
    const real = given.flatMap((node) => realInputs(node, family, []));
    const graph = textArgument(join, 'graph') ?? '';
    if (real.every((node) => given.includes(node))) return join;
    if (!real.every((node) => given.includes(node) || knows(graph, node))) return join;
    for (const node of real) read.add(`${graph} ${node.name.value}`);
    return withRequires(join, real);
  });
  return directives === joins ? field : { ...field, directives };
}

/** What has to be there before a field can be: itself, when it requires nothing, or nothing that could be told here. */
function realInputs(
  node: FieldNode,
  family: readonly FieldedTypeNode[],
  above: readonly string[],
): readonly FieldNode[] {
  const requires = node.selectionSet ? undefined : requirementOf(node.name.value, family);
  const inputs = requires === undefined ? [] : fieldsOf(requires);
  const isPlain = inputs.every(({ selectionSet, name }) => !selectionSet && !above.includes(name.value));
  if (inputs.length === 0 || !isPlain) return [node];
  return inputs.flatMap((input) => realInputs(input, family, [...above, node.name.value]));
}

/** What the field requires wherever it is resolved; undefined when some subgraph resolves it just so. */
function requirementOf(name: string, family: readonly FieldedTypeNode[]): string | undefined {
  const joins = family
    .flatMap((type) => directivesNamed(fieldNamed(type, name) ?? {}, 'join__field'))
    .filter((join) => textArgument(join, 'graph') !== undefined && !isTrueArgument(join, 'external'));
  const requirements = joins.map((join) => textArgument(join, 'requires'));
  return requirements.includes(undefined) ? undefined : requirements[0];
}

function fieldsOf(requires: string): readonly FieldNode[] {
  const { selections } = parseFieldSet(requires);
  return selections.every((node) => node.kind === Kind.FIELD) ? selections : [];
}

function withRequires(join: ConstDirectiveNode, inputs: readonly FieldNode[]): ConstDirectiveNode {
  const texts = new Set(inputs.map((node) => stripIgnoredCharacters(print(node))));
  const value = { kind: Kind.STRING, value: [...texts].join(' ') } as const;
  const args = join.arguments?.map((arg) => (arg.name.value === 'requires' ? { ...arg, value } : arg));
  return { ...join, arguments: args ?? [] };
}

/** A subgraph whose field requires it must know the field. */
function declareExternal(
  field: FieldDefinitionNode,
  type: FieldedTypeNode,
  read: ReadonlySet<string>,
): FieldDefinitionNode {
  const joins = directivesNamed(field, 'join__field');
  const known = joins.length === 0 ? directivesNamed(type, 'join__type') : joins;
  const graphs = [...read]
    .flatMap((place) => (place.endsWith(` ${field.name.value}`) ? [place.split(' ')[0] ?? ''] : []))
    .filter((graph) => !known.some((join) => textArgument(join, 'graph') === graph));
  if (graphs.length === 0) return field;
  // Of a field without joins every subgraph that knows the type is a resolver: from now on it must be said.
  const resolvers =
    joins.length === 0 ? known.map((join) => joinField(textArgument(join, 'graph') ?? '')) : [];
  const others =
    field.directives?.filter((join) => join.arguments?.length !== 0 || !joins.includes(join)) ?? [];
  return {
    ...field,
    directives: [...others, ...resolvers, ...graphs.map((graph) => joinField(graph, true))],
  };
}

function joinField(graph: string, isExternal = false): ConstDirectiveNode {
  const named = (name: string) => ({ kind: Kind.NAME, value: name }) as const;
  const external = {
    kind: Kind.ARGUMENT,
    name: named('external'),
    value: { kind: Kind.BOOLEAN, value: true },
  } as const;
  return {
    kind: Kind.DIRECTIVE,
    name: named('join__field'),
    arguments: [
      { kind: Kind.ARGUMENT, name: named('graph'), value: { kind: Kind.ENUM, value: graph } },
      ...(isExternal ? [external] : []),
    ],
  };
}
