import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type Location,
  parse,
  type SelectionSetNode,
  type SourceLocation,
} from 'graphql';
import type { ErrorLog } from '../execute/error-log.ts';
import type { EngineRequest } from '../engine.ts';
import { fragmentsIn } from '../operation/document-parts.ts';

/** Places of one error; a field that is written more often is one mistake all the same. */
const MOST_PLACES = 10;

/**
 * Gives every error with a path its places in the client's text: of the value where the error names an argument that is
 * there, else of the field. What is planned and kept has none, so the text is read once more, for errors alone.
 */
export function locateErrors(errors: ErrorLog, { query, operationName }: EngineRequest): void {
  let root: Place | undefined;
  errors.locate(({ path, extensions: { argument } }) => {
    if (!path) return undefined;
    root ??= readText(query, operationName);
    let place: Place | undefined = root;
    for (const step of path) if (typeof step === 'string') place = place?.below(step);
    const found = place ? placesIn(place.fields, argument) : [];
    return found.length > 0 ? found : undefined;
  });
}

function placesIn(fields: readonly FieldNode[], argument: string | undefined): readonly SourceLocation[] {
  const values = fields.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ name, value }) => (name.value === argument ? value : [])),
  );
  const nodes = values.length > 0 ? values : fields;
  return nodes.slice(0, MOST_PLACES).flatMap(({ loc }) => toPlace(loc));
}

/** By the token: the library's `getLocation` would count the lines from the beginning of the text. */
function toPlace(loc: Location | undefined): readonly SourceLocation[] {
  return loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : [];
}

function readText(text: string, operationName: string | undefined): Place {
  const document = parse(text);
  const sets = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION && (!operationName || node.name?.value === operationName)
      ? [node.selectionSet]
      : [],
  );
  return new Place([], sets.slice(0, 1), fragmentsIn(document));
}

/** The fields that make up one place of the answer; what is selected there is sorted when it is first asked. */
class Place {
  readonly fields: readonly FieldNode[];
  readonly #sets: readonly SelectionSetNode[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #selected: ReadonlyMap<string, readonly FieldNode[]> | undefined;
  readonly #below = new Map<string, Place>();

  constructor(
    fields: readonly FieldNode[],
    sets: readonly SelectionSetNode[],
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {
    this.fields = fields;
    this.#sets = sets;
    this.#fragments = fragments;
  }

  /** @param name in the answer; undefined where the text has no such field */
  below(name: string): Place | undefined {
    this.#selected ??= Map.groupBy(
      fieldsIn(this.#sets, this.#fragments),
      ({ alias, name }) => (alias ?? name).value,
    );
    const fields = this.#selected.get(name);
    if (!fields) return undefined;
    const known = this.#below.get(name);
    const sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    const place = known ?? new Place(fields, sets, this.#fragments);
    this.#below.set(name, place);
    return place;
  }
}

/** Under whatever type condition: one response name is one field with one set of arguments, as far as objects can meet. */
function fieldsIn(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  // Each once, however often it is spread: the work is that of the text, not of what it unfolds to.
  const visited = new Set<SelectionSetNode>();
  const visit = (set: SelectionSetNode | undefined): void => {
    if (!set || visited.has(set)) return;
    visited.add(set);
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) fields.push(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) visit(node.selectionSet);
      else visit(fragments.get(node.name.value)?.selectionSet);
    }
  };
  sets.forEach(visit);
  return fields;
}
