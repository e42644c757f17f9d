import { type FieldNode, type GraphQLSchema, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../../../../supergraph/entity-keys.ts';
import { collectFields } from '../../../operation/collect-fields.ts';
import { fragmentsIn } from '../../../operation/document-parts.ts';
import type { SelectionScope } from '../../../operation/selection.ts';
import { entitySelections } from '../../entity-selections.ts';
import { finalKey } from '../../final-key.ts';
import { fetchesIn } from '../../map-fetches.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

interface Brought {
  readonly fetch: FetchNode;
  /** The entities themselves, which the fetch finds by what they bring along. */
  readonly isEntity: boolean;
  readonly scope: SelectionScope;
  readonly set: SelectionSetNode;
}

interface BroughtContext {
  readonly fullSchema: GraphQLSchema;
  readonly keys: EntityKeys;
}

/** Which fields the fetches of a plan bring, by the place of the object and its type. */
export class BroughtFields {
  readonly #context: BroughtContext;
  readonly #sets = new Map<string, Brought[]>();

  constructor(plan: PlanNode, context: BroughtContext) {
    this.#context = context;
    for (const fetch of fetchesIn(plan)) {
      const nameToKey = finalKey(fetch);
      const keyOf = ({ alias, name }: FieldNode): string => nameToKey(alias?.value ?? name.value);
      const scope = { schema: context.fullSchema, fragments: fragmentsIn(fetch.document), keyOf };
      const isEntity = fetch.requires !== undefined;
      this.#add(withoutLists(fetch.path), { fetch, isEntity, scope, set: entitySelections(fetch) });
    }
  }

  /**
   * Keys that other fetches than this one bring to objects of the type; the path as in fetches.
   * @param own what this fetch brings: without a key of theirs, others bring nothing
   */
  keysOfOthers(
    fetch: FetchNode,
    path: readonly string[],
    typeName: string,
    own: ReadonlySet<string>,
  ): ReadonlySet<string> {
    const there = this.#sets.get(withoutLists(path).join('.')) ?? [];
    let waiting = there.filter((brought) => brought.fetch !== fetch);
    const keys = new Set<string>();
    const isKnown = (key: string): boolean => own.has(key) || keys.has(key);
    for (;;) {
      const ready = waiting.filter((brought) => this.#finds(brought, typeName, isKnown));
      if (ready.length === 0) return keys;
      for (const { scope, set } of ready)
        for (const { key } of collectFields(scope, typeName, [set])) keys.add(key);
      waiting = waiting.filter((brought) => !ready.includes(brought));
    }
  }

  #finds({ fetch, isEntity }: Brought, typeName: string, isKnown: (key: string) => boolean): boolean {
    if (!isEntity) return true;
    const { fullSchema, keys } = this.#context;
    const type = fullSchema.getType(typeName);
    const interfaces = isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
    const known = [typeName, ...interfaces].flatMap((name) => keys.keysOf(fetch.subgraph, name));
    return isKnown('__typename') && known.some((key) => key.every(isKnown));
  }

  #add(path: readonly string[], brought: Brought): void {
    const at = path.join('.');
    this.#sets.set(at, [...(this.#sets.get(at) ?? []), brought]);
    this.#addBelow(path, brought);
  }

  #addBelow(path: readonly string[], { fetch, isEntity, scope, set }: Brought): void {
    for (const node of set.selections) {
      if (!('selectionSet' in node) || !node.selectionSet) continue;
      const below = { fetch, scope, set: node.selectionSet };
      if (node.kind === Kind.FIELD)
        this.#add([...path, scope.keyOf?.(node) ?? ''], { ...below, isEntity: false });
      else this.#addBelow(path, { ...below, isEntity });
    }
  }
}

function withoutLists(path: readonly string[]): readonly string[] {
  return path.filter((step) => step !== '@');
}
