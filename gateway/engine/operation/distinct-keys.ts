import { type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode } from 'graphql';
import type { AliasNames } from '../../supergraph/alias-names.ts';
import type { ServedSupergraph } from '../../supergraph/serve-supergraph.ts';
import { fragmentsIn, operationIn } from './document-parts.ts';
import { fragmentOf, type SelectionScope } from './selection.ts';

/**
 * Gives every field of an operation a key under which nothing else can stand at its place. One response name may mean
 * different fields, or one with different arguments, on parents of different types (GraphQL specification §5.3.2): a
 * plan has no types in its paths, and would ask for one of them only.
 * @param document with `@skip` and `@include` decided
 */
export function distinctKeys(
  document: DocumentNode,
  { apiSchema, aliases }: Pick<ServedSupergraph, 'apiSchema' | 'aliases'>,
): AliasNames {
  const scope = { schema: apiSchema, fragments: fragmentsIn(document) };
  const conflicts = new Conflicts(scope, aliases).among([operationIn(document).selectionSet]);
  if (conflicts.size === 0) return aliases;
  const keys = new Map<string, string>();
  for (const [key, fields] of conflicts)
    for (const [meaning, responseName] of [...fields].slice(1))
      keys.set(`${key} ${meaning}`, aliases.furtherKey(responseName, keys.size + 1));
  const known = new WeakMap<FieldNode, string>();
  const keyOf = (node: FieldNode): string => {
    const key = aliases.keyOf(node);
    return conflicts.has(key) ? (keys.get(`${key} ${meaningOf(node)}`) ?? key) : key;
  };
  return {
    ...aliases,
    keyOf: (node) => {
      const key = known.get(node) ?? keyOf(node);
      known.set(node, key);
      return key;
    },
  };
}

/** By key: the meanings that it has at one place, each with its response name. */
type KeyConflicts = ReadonlyMap<string, ReadonlyMap<string, string>>;

class Conflicts {
  readonly #scope: SelectionScope;
  readonly #aliases: AliasNames;
  readonly #found = new Map<string, Map<string, string>>();

  constructor(scope: SelectionScope, aliases: AliasNames) {
    this.#scope = scope;
    this.#aliases = aliases;
  }

  among(sets: readonly SelectionSetNode[]): KeyConflicts {
    const fields = [...this.#fieldsIn(sets, new Set())];
    for (const [key, nodes] of Map.groupBy(fields, (node) => this.#aliases.keyOf(node))) {
      this.#compare(key, nodes);
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 0) this.among(inner);
    }
    return this.#found;
  }

  /** Of all types together. */
  *#fieldsIn(sets: readonly SelectionSetNode[], seen: Set<SelectionSetNode>): Generator<FieldNode> {
    for (const set of sets) {
      if (seen.has(set)) continue;
      seen.add(set);
      for (const node of set.selections) {
        const fragment = node.kind === Kind.FIELD ? undefined : fragmentOf(this.#scope, node);
        if (node.kind === Kind.FIELD) yield node;
        else if (fragment) yield* this.#fieldsIn([fragment.selectionSet], seen);
      }
    }
  }

  #compare(key: string, nodes: readonly FieldNode[]): void {
    if (nodes.length === 1) return;
    const meanings = new Map(nodes.map((node) => [meaningOf(node), responseNameOf(node)]));
    if (meanings.size === 1) return;
    const known = this.#found.get(key) ?? new Map<string, string>();
    for (const [meaning, responseName] of meanings) known.set(meaning, responseName);
    this.#found.set(key, known);
  }
}

/** The field and its arguments. */
function meaningOf({ name, arguments: values = [] }: FieldNode): string {
  return [name.value, ...values.map((argument) => print(argument)).toSorted()].join(' ');
}

function responseNameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
