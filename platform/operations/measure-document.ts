import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** How much a document asks for, with every fragment spread as often as it is used. */
export interface Measures {
  /** Levels of nested fields. Introspection is not counted: it reads no register, and graphql-js bounds it itself. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/** Lists and objects within each other, in the deepest literal of a document: defaults and directives with it. */
export function literalDepth(document: DocumentNode): number {
  let depth = 0;
  let deepest = 0;
  const nested = {
    enter: () => void (deepest = Math.max(deepest, ++depth)),
    leave: () => void (depth -= 1),
  };
  visit(document, { [Kind.LIST]: nested, [Kind.OBJECT]: nested });
  return deepest;
}

/**
 * Measures the largest operation of a document. Takes time in proportion to its text even when fragments that use
 * each other twice would unfold into billions of fields, since each fragment is measured once.
 */
export function measureDocument(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const known = new Map<string, Measures>();
  const measureSet = ({ selections }: SelectionSetNode): Measures => sum(selections.map(measureSelection));
  const measureSelection = (selection: SelectionNode): Measures => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    const inner = selection.selectionSet ? measureSet(selection.selectionSet) : NOTHING;
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    return asField(inner, selection.alias !== undefined, selection.name.value.startsWith('__'));
  };
  const measureFragment = (name: string): Measures => {
    const measured = known.get(name);
    if (measured) return measured;
    // Stands while the fragment is being measured: one that contains itself is refused by validation, not here.
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const measures = fragment ? measureSet(fragment.selectionSet) : NOTHING;
    known.set(name, measures);
    return measures;
  };
  return operations.map(({ selectionSet }) => measureSet(selectionSet)).reduce(largest, NOTHING);
}

const NOTHING: Measures = Object.freeze({ depth: 0, fields: 0, aliases: 0, rootFields: 0 });

/** A field stands as one root field of the set it is in, whatever it contains. */
function asField(inner: Measures, isAliased: boolean, isIntrospection: boolean): Measures {
  return {
    depth: isIntrospection ? 0 : inner.depth + 1,
    fields: inner.fields + 1,
    aliases: inner.aliases + (isAliased ? 1 : 0),
    rootFields: 1,
  };
}

function sum(parts: readonly Measures[]): Measures {
  return parts.reduce(add, NOTHING);
}

function add(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    rootFields: a.rootFields + b.rootFields,
  };
}

function largest(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: Math.max(a.fields, b.fields),
    aliases: Math.max(a.aliases, b.aliases),
    rootFields: Math.max(a.rootFields, b.rootFields),
  };
}
