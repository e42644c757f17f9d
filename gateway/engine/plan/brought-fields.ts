import { type FieldNode, type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn } from '../operation/document-parts.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { entitySelections } from './entity-selections.ts';
import { finalKey } from './final-key.ts';
import { fetchesIn } from './map-fetches.ts';
import type { FetchNode, PlanNode } from './plan.ts';

interface Brought {
  readonly fetch: FetchNode;
  readonly scope: SelectionScope;
  readonly set: SelectionSetNode;
}

/** Which fields the fetches of a plan bring, by the place of the object and its type. */
export class BroughtFields {
  readonly #sets = new Map<string, Brought[]>();

  constructor(plan: PlanNode, schema: GraphQLSchema) {
    for (const fetch of fetchesIn(plan)) {
      const nameToKey = finalKey(fetch);
      const keyOf = ({ alias, name }: FieldNode): string => nameToKey(alias?.value ?? name.value);
      const scope = { schema, fragments: fragmentsIn(fetch.document), keyOf };
      this.#add(withoutLists(fetch.path), { fetch, scope, set: entitySelections(fetch) });
    }
  }

  /** Keys that other fetches than this one bring to objects of the type; the path as in fetches. */
  keysOfOthers(fetch: FetchNode, path: readonly string[], typeName: string): ReadonlySet<string> {
    const others = (this.#sets.get(withoutLists(path).join('.')) ?? []).filter(
      (brought) => brought.fetch !== fetch,
    );
    const groups = others.flatMap(({ scope, set }) => collectFields(scope, typeName, [set]));
    return new Set(groups.map(({ key }) => key));
  }

  #add(path: readonly string[], brought: Brought): void {
    const at = path.join('.');
    this.#sets.set(at, [...(this.#sets.get(at) ?? []), brought]);
    this.#addBelow(path, brought);
  }

  #addBelow(path: readonly string[], { fetch, scope, set }: Brought): void {
    for (const node of set.selections) {
      if (!('selectionSet' in node) || !node.selectionSet) continue;
      const below = { fetch, scope, set: node.selectionSet };
      if (node.kind === Kind.FIELD) this.#add([...path, scope.keyOf?.(node) ?? ''], below);
      else this.#addBelow(path, below);
    }
  }
}

function withoutLists(path: readonly string[]): readonly string[] {
  return path.filter((step) => step !== '@');
}
