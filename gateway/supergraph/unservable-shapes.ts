import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from 'graphql';
import { graphNames } from './graph-names.ts';
import { objectGraphs } from './interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  fieldNamed,
  innermostTypeName,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from './join-directives.ts';
import { parseFieldSet, topLevelNames } from './parse-field-set.ts';

/**
 * Why a valid supergraph is not served: what composition lets pass, and what the planner answers with an internal error
 * or never comes to an end with. All of it is about interfaces that a subgraph knows as an object (`@interfaceObject`).
 * Each reason names the field and the interface; empty when there is none.
 */
export function unservableShapes(supergraph: DocumentNode): readonly string[] {
  const names = graphNames(supergraph);
  const types = supergraph.definitions.filter(isFieldedType);
  const nameOf = (graph: string): string => names.get(graph) ?? graph;
  return types.flatMap((type) => {
    const graphs = objectGraphs(type);
    const known = `while ${[...graphs].map(nameOf).join(', ')} knows ${type.name.value} as an object (@interfaceObject)`;
    return [
      ...[...graphs]
        .flatMap((graph) => fieldsAbove(type, graph, types))
        .map(
          (field) =>
            `${field} is of an interface above ${type.name.value}, ${known}: nobody can be asked for the type of what it gives.`,
        ),
      ...providersOf(type, graphs, types).map(
        (field) =>
          `${field} provides fields (@provides) of ${type.name.value}, ${known}: below it nobody can be asked for the type.`,
      ),
      ...readersOfTypes(type, graphs, types).map(
        (field) =>
          `${field} requires what only a subgraph with the types of ${type.name.value} can say, ${known}: it cannot be planned.`,
      ),
      ...readersOfComputed(type, graphs, types).map(
        (field) => `${field} requires a field that has a requirement itself, ${known}: it cannot be planned.`,
      ),
    ];
  });
}

/** Fields that a subgraph resolves, of an interface that its interface object implements. */
function fieldsAbove(
  type: FieldedTypeNode,
  graph: string,
  types: readonly FieldedTypeNode[],
): readonly string[] {
  const above = new Set(
    directivesNamed(type, 'join__implements')
      .filter((join) => textArgument(join, 'graph') === graph)
      .map((join) => textArgument(join, 'interface')),
  );
  return fieldsOfTypes(above, graph, types);
}

/** Fields of these types that a subgraph resolves. */
function fieldsOfTypes(
  typeNames: ReadonlySet<string | undefined>,
  graph: string,
  types: readonly FieldedTypeNode[],
): readonly string[] {
  return types
    .filter((each) =>
      directivesNamed(each, 'join__type').some((join) => textArgument(join, 'graph') === graph),
    )
    .flatMap((each) =>
      (each.fields ?? [])
        .filter((field) => typeNames.has(innermostTypeName(field.type)) && isResolvedBy(field, graph))
        .map((field) => `${each.name.value}.${field.name.value}`),
    );
}

/** A field without `@join__field` is resolved by every subgraph that has the type. */
function isResolvedBy(field: FieldDefinitionNode, graph: string): boolean {
  const joins = directivesNamed(field, 'join__field');
  return joins.length === 0 || joins.some((join) => resolves(join, graph));
}

function resolves(join: ConstDirectiveNode, graph: string): boolean {
  return textArgument(join, 'graph') === graph && !isTrueArgument(join, 'external');
}

/** Fields of the object's subgraphs that bring fields of it along. */
function providersOf(
  type: FieldedTypeNode,
  graphs: ReadonlySet<string>,
  types: readonly FieldedTypeNode[],
): readonly string[] {
  return types.flatMap((each) =>
    (each.fields ?? [])
      .filter(({ type: given }) => innermostTypeName(given) === type.name.value)
      .filter((field) =>
        directivesNamed(field, 'join__field').some(
          (join) => isIn(join, graphs) && textArgument(join, 'provides') !== undefined,
        ),
      )
      .map((field) => `${each.name.value}.${field.name.value}`),
  );
}

/** Fields that one subgraph with the object computes from what none of them can say, while another hands objects out. */
function readersOfTypes(
  type: FieldedTypeNode,
  graphs: ReadonlySet<string>,
  types: readonly FieldedTypeNode[],
): readonly string[] {
  const isOfTypes = (name: string): boolean => {
    const joins = directivesNamed(fieldNamed(type, name) ?? {}, 'join__field');
    const resolving = joins.filter((join) => !isTrueArgument(join, 'external'));
    return resolving.length > 0 && !resolving.some((join) => isIn(join, graphs));
  };
  const handingOut = [...graphs].filter(
    (graph) => fieldsOfTypes(new Set([type.name.value]), graph, types).length > 0,
  );
  return requirementsOf(type)
    .filter(({ join, inputs }) => isIn(join, graphs) && inputs.some(isOfTypes))
    .filter(({ join }) => handingOut.some((graph) => graph !== textArgument(join, 'graph')))
    .map(({ coordinate }) => coordinate);
}

/** Fields of the interface and its implementations that require what a subgraph with the object computes. */
function readersOfComputed(
  type: FieldedTypeNode,
  graphs: ReadonlySet<string>,
  types: readonly FieldedTypeNode[],
): readonly string[] {
  const computed = requirementsOf(type).filter(({ join }) => isIn(join, graphs));
  const names = new Set(computed.map(({ name }) => name));
  return types
    .filter((each) => each === type || each.interfaces?.some(({ name }) => name.value === type.name.value))
    .flatMap(requirementsOf)
    .filter(({ inputs }) => inputs.some((input) => names.has(input)))
    .map(({ coordinate }) => coordinate);
}

interface Requirement {
  readonly name: string;
  /** `Type.field` */
  readonly coordinate: string;
  readonly join: ConstDirectiveNode;
  /** What it requires of the object, without what lies below. */
  readonly inputs: readonly string[];
}

function requirementsOf(type: FieldedTypeNode): readonly Requirement[] {
  return (type.fields ?? []).flatMap((field) =>
    directivesNamed(field, 'join__field').flatMap((join) => {
      const requires = textArgument(join, 'requires');
      if (requires === undefined) return [];
      const name = field.name.value;
      const inputs = topLevelNames(parseFieldSet(requires));
      return [{ name, coordinate: `${type.name.value}.${name}`, join, inputs }];
    }),
  );
}

function isIn(join: ConstDirectiveNode, graphs: ReadonlySet<string>): boolean {
  return graphs.has(textArgument(join, 'graph') ?? '');
}
