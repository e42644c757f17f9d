import {
  type FieldNode,
  type FragmentDefinitionNode,
  getLocation,
  Kind,
  parse,
  type SelectionSetNode,
  type SourceLocation,
} from 'graphql';
import type { ErrorLog } from '../execute/error-log.ts';
import type { EngineRequest } from '../engine.ts';
import { fragmentsIn } from '../operation/document-parts.ts';

/**
 * Gives errors that name an argument the places of its value in the client's text. What is planned and kept has none, so
 * the text is read once more, for errors alone.
 */
export function locateArguments(errors: ErrorLog, { query, operationName }: EngineRequest): void {
  let find: ((names: readonly string[], argument: string) => readonly SourceLocation[]) | undefined;
  /** The entries of a list have one place in the text. */
  const known = new Map<string, readonly SourceLocation[]>();
  errors.locate(({ path, extensions: { argument } }) => {
    if (!path || argument === undefined) return undefined;
    const names = path.filter((step) => typeof step === 'string');
    const key = [...names, argument].join();
    find ??= argumentFinder(query, operationName);
    const found = known.get(key) ?? find(names, argument);
    known.set(key, found);
    return found.length > 0 ? found : undefined;
  });
}

function argumentFinder(text: string, operationName: string | undefined) {
  const document = parse(text);
  const operation = document.definitions.find(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION && (!operationName || node.name?.value === operationName),
  );
  const fragments = fragmentsIn(document);
  return (names: readonly string[], argument: string): readonly SourceLocation[] => {
    let fields: readonly FieldNode[] = [];
    let sets = operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
    for (const name of names) {
      fields = sets.flatMap((set) => fieldsCalled(name, set, fragments, new Set()));
      sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    }
    return fields
      .flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === argument))
      .flatMap(({ value: { loc } }) => (loc ? getLocation(loc.source, loc.start) : []));
  };
}

/** Under whatever type condition: one response name is one field with one set of arguments, as far as objects can meet. */
function fieldsCalled(
  name: string,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  visited: Set<string>,
): readonly FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value === name ? [node] : [];
    if (node.kind === Kind.INLINE_FRAGMENT) return fieldsCalled(name, node.selectionSet, fragments, visited);
    const fragment = visited.has(node.name.value) ? undefined : fragments.get(node.name.value);
    visited.add(node.name.value);
    return fragment ? fieldsCalled(name, fragment.selectionSet, fragments, visited) : [];
  });
}
