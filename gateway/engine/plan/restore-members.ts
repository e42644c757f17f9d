import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphFields } from '../../supergraph/subgraph-fields.ts';
import type { SubgraphMembers } from '../../supergraph/subgraph-members.ts';
import {
  below,
  type ClientSelection,
  clientSelectionAt,
  type SelectionSource,
} from '../operation/client-selection.ts';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn, operationIn } from '../operation/document-parts.ts';
import { BroughtFields } from './brought-fields.ts';
import { entitySelections } from './entity-selections.ts';
import { finalKey } from './final-key.ts';
import { mapFetches } from './map-fetches.ts';
import { maySelect } from './may-select.ts';
import { type OwnContext, onType, ownField } from './own-selections.ts';
import type { FetchNode, PlanNode } from './plan.ts';
import { withEntitySelections } from './with-entity-selections.ts';

/** What the repair knows of the supergraph. */
export interface MemberContext {
  readonly apiSchema: GraphQLSchema;
  readonly fullSchema: GraphQLSchema;
  readonly members: SubgraphMembers;
  readonly fields: SubgraphFields;
}

/**
 * Asks every subgraph for those members of a union or interface that it knows.
 *
 * Why: when two subgraphs can be asked for the same field and one of them does not know a member, the planner takes
 * the member for impossible and leaves its fragment out, even where it then asks the subgraph that does know it. What
 * that subgraph can say of the member by itself is put back; who is asked for the field stays as planned.
 */
export function restoreMembers(plan: PlanNode, document: DocumentNode, context: MemberContext): PlanNode {
  if (!maySelect(plan, context.members.leadingToPartial)) return plan;
  const scope = { schema: context.apiSchema, fragments: fragmentsIn(document) };
  const source = { apiSchema: context.apiSchema, operation: operationIn(document), scope };
  const brought = new BroughtFields(plan, context.fullSchema);
  return mapFetches(plan, (fetch) => new MemberSearch(fetch, { source, context, brought }).restore());
}

interface Knowledge {
  readonly source: SelectionSource;
  readonly context: MemberContext;
  readonly brought: BroughtFields;
}

/** A selection set in the fetch's document. */
interface Place {
  readonly typeName: string | undefined;
  readonly client: ClientSelection;
  /** Without list steps. */
  readonly path: readonly string[];
}

class MemberSearch {
  readonly #fetch: FetchNode;
  readonly #known: Knowledge;
  readonly #own: OwnContext;
  readonly #keyOf: (responseName: string) => string;

  constructor(fetch: FetchNode, known: Knowledge) {
    const { members, fields } = known.context;
    this.#fetch = fetch;
    this.#known = known;
    this.#own = { scope: known.source.scope, members, fields };
    this.#keyOf = finalKey(fetch);
  }

  restore(): FetchNode {
    const { source, context } = this.#known;
    const set = entitySelections(this.#fetch);
    const root = context.fullSchema.getRootType(operationIn(this.#fetch.document).operation);
    const restored = this.#set(set, {
      typeName: this.#fetch.requires ? undefined : root?.name,
      client: clientSelectionAt(source, this.#fetch.path),
      path: this.#fetch.path.filter((step) => step !== '@'),
    });
    return restored === set ? this.#fetch : withEntitySelections(this.#fetch, restored, source.operation);
  }

  #set(set: SelectionSetNode, place: Place): SelectionSetNode {
    const selections = set.selections.map((node) => this.#selection(node, place));
    return selections.every((node, index) => node === set.selections[index]) ? set : { ...set, selections };
  }

  #selection(node: SelectionNode, place: Place): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const selectionSet = this.#set(
        node.selectionSet,
        this.#narrowed(place, node.typeCondition?.name.value),
      );
      return selectionSet === node.selectionSet ? node : { ...node, selectionSet };
    }
    if (!node.selectionSet) return node;
    const under = this.#below(node, place);
    const set = this.#set(node.selectionSet, under);
    const missing = this.#missingMembers(node.selectionSet, under);
    if (missing.length === 0) return set === node.selectionSet ? node : { ...node, selectionSet: set };
    return { ...node, selectionSet: { ...set, selections: [...set.selections, ...missing] } };
  }

  #narrowed(place: Place, typeName: string | undefined): Place {
    const type = typeName === undefined ? undefined : this.#known.context.apiSchema.getType(typeName);
    return type ? { ...place, typeName, client: { ...place.client, type } } : place;
  }

  #below(node: FieldNode, { typeName, client, path }: Place): Place {
    const key = this.#keyOf(node.alias?.value ?? node.name.value);
    const type = typeName === undefined ? undefined : this.#known.context.fullSchema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    return {
      typeName: field && getNamedType(field.type).name,
      client: below(this.#known.source, client, key),
      path: [...path, key],
    };
  }

  /** Fragments on members that the subgraph knows and nobody is asked for what the client wants of them. */
  #missingMembers(set: SelectionSetNode, { typeName, client, path }: Place): readonly SelectionNode[] {
    const { fullSchema, members } = this.#known.context;
    if (typeName === undefined || !members.partial.has(typeName)) return [];
    if (!isAbstractType(fullSchema.getType(typeName))) return [];
    return members.membersOf(this.#fetch.subgraph, typeName).flatMap((member) => {
      const fields = this.#missingFields(set, member, client, path);
      return fields.length === 0 ? [] : [onType(member, fields)];
    });
  }

  #missingFields(
    set: SelectionSetNode,
    member: string,
    client: ClientSelection,
    path: readonly string[],
  ): readonly FieldNode[] {
    const { source, context, brought } = this.#known;
    const scope = { schema: context.fullSchema, fragments: fragmentsIn(this.#fetch.document) };
    const selected = collectFields(scope, member, [set]).map(({ responseName }) => this.#keyOf(responseName));
    const others = brought.keysOfOthers(this.#fetch, path, member);
    const wanted = collectFields(source.scope, member, client.sets);
    const missing = wanted.filter(
      ({ key, name }) => name !== '__typename' && !selected.includes(key) && !others.has(key),
    );
    return missing.flatMap((group) => ownField(this.#own, this.#fetch.subgraph, member, group) ?? []);
  }
}
