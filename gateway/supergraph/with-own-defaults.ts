import { type DocumentNode, type InputValueDefinitionNode, Kind, visit } from 'graphql';

/**
 * A part of the supergraph's schema with the defaults that the supergraph has. Apollo's library reads them into
 * JavaScript values and writes those again: of a scalar of the schema's own, numbers are rounded and enum values texts.
 */
export function withOwnDefaults(schema: DocumentNode, supergraph: DocumentNode): DocumentNode {
  const defaults = new Map<string, InputValueDefinitionNode>();
  visitInputs(supergraph, (coordinate, node) => {
    defaults.set(coordinate, node);
    return undefined;
  });
  return visitInputs(schema, (coordinate, node) => {
    const defaultValue = node.defaultValue && defaults.get(coordinate)?.defaultValue;
    return defaultValue && { ...node, defaultValue };
  });
}

type ChangeInput = (
  coordinate: string,
  node: InputValueDefinitionNode,
) => InputValueDefinitionNode | undefined;

/** Visits arguments and input fields. */
function visitInputs(document: DocumentNode, change: ChangeInput): DocumentNode {
  const names: string[] = [];
  const nested = { enter: enterNamed, leave: () => void names.pop() };
  function enterNamed({ name }: { readonly name: { readonly value: string } }): undefined {
    names.push(name.value);
  }
  return visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: nested,
    [Kind.INTERFACE_TYPE_DEFINITION]: nested,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: nested,
    [Kind.DIRECTIVE_DEFINITION]: nested,
    [Kind.FIELD_DEFINITION]: nested,
    [Kind.INPUT_VALUE_DEFINITION]: (node) => change([...names, node.name.value].join('.'), node),
    [Kind.DIRECTIVE]: () => false,
  });
}
