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
import { mapSame } from '../../../../../platform/map-same.ts';
import type { EntityKeys } from '../../../../supergraph/entity-keys.ts';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import type { RequiredInputs } from '../../../../supergraph/required-inputs.ts';
import type { SubgraphFields } from '../../../../supergraph/subgraph-fields.ts';
import type { SubgraphMembers } from '../../../../supergraph/subgraph-members.ts';
import {
  below,
  type ClientSelection,
  clientSelectionAt,
  type SelectionSource,
} from '../../../operation/client-selection.ts';
import { fragmentsIn, operationIn } from '../../../operation/document-parts.ts';
import type { AskContext } from './ask-fields.ts';
import { BroughtFields } from './brought-fields.ts';
import { DependentFields } from './dependent-fields.ts';
import { entitySelections } from '../../entity-selections.ts';
import { finalKey } from '../../final-key.ts';
import { KeyHops } from './key-hops.ts';
import { listSteps } from '../list-steps.ts';
import { mapFetches } from '../../map-fetches.ts';
import { maySelect } from '../may-select.ts';
import { MissingFields } from './missing-fields.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';
import { runAfter } from './run-after.ts';
import { withEntitySelections } from './with-entity-selections.ts';

/** What the repair knows of the supergraph. */
export interface MemberContext {
  readonly apiSchema: GraphQLSchema;
  readonly fullSchema: GraphQLSchema;
  readonly members: SubgraphMembers;
  readonly fields: SubgraphFields;
  readonly keys: EntityKeys;
  readonly inputs: RequiredInputs;
  readonly required: RequiredArguments;
}

/**
 * Asks every subgraph for those members of a union or interface that it knows.
 *
 * Why: when two subgraphs can be asked for the same field and one of them does not know a member, the planner takes
 * the member for impossible and leaves its fragment out, even where it then asks the subgraph that does know it. What
 * that subgraph can say of the member is put back, and by the member's keys the subgraphs that can say the rest are
 * asked afterwards; who is asked for the field stays as planned.
 */
export function restoreMembers(plan: PlanNode, document: DocumentNode, context: MemberContext): PlanNode {
  if (!maySelect(plan, context.members.leadingToPartial)) return plan;
  const operation = operationIn(document);
  const scope = { schema: context.apiSchema, fragments: fragmentsIn(document) };
  const hops = new KeyHops(context);
  const known: Knowledge = {
    context,
    source: { apiSchema: context.apiSchema, operation, scope },
    ask: { ...context, scope, operation, hops, dependent: new DependentFields(context, hops) },
    brought: new BroughtFields(plan, context),
  };
  const further = new Map<FetchNode, readonly PlanNode[]>();
  const restored = mapFetches(plan, (planned) => {
    const { fetch, next } = new MemberSearch(planned, known).restore();
    further.set(fetch, next);
    return fetch;
  });
  return [...further].reduce((repaired, [fetch, next]) => runAfter(repaired, fetch, next), restored);
}

interface Knowledge {
  readonly source: SelectionSource;
  readonly context: MemberContext;
  readonly ask: AskContext;
  readonly brought: BroughtFields;
}

interface RestoredFetch {
  readonly fetch: FetchNode;
  /** What can be fetched by keys that it brings. */
  readonly next: readonly PlanNode[];
}

/** A selection set in the fetch's document. */
interface Place {
  readonly typeName: string | undefined;
  readonly client: ClientSelection;
  readonly path: readonly string[];
}

class MemberSearch {
  readonly #fetch: FetchNode;
  readonly #known: Knowledge;
  readonly #keyOf: (responseName: string) => string;
  readonly #missing: MissingFields;
  readonly #next: PlanNode[] = [];

  constructor(fetch: FetchNode, known: Knowledge) {
    this.#fetch = fetch;
    this.#known = known;
    this.#missing = new MissingFields(known.ask, known.brought, fetch);
    this.#keyOf = finalKey(fetch);
  }

  restore(): RestoredFetch {
    const { source, context } = this.#known;
    const set = entitySelections(this.#fetch);
    const root = context.fullSchema.getRootType(operationIn(this.#fetch.document).operation);
    const restored = this.#set(set, {
      typeName: this.#fetch.requires ? undefined : root?.name,
      client: clientSelectionAt(source, this.#fetch.path),
      path: this.#fetch.path,
    });
    const isWhole = restored === set;
    const fetch = isWhole ? this.#fetch : withEntitySelections(this.#fetch, restored, source.operation);
    return { fetch, next: this.#next };
  }

  #set(set: SelectionSetNode, place: Place): SelectionSetNode {
    const selections = mapSame(set.selections, (node) => this.#selection(node, place));
    return selections === set.selections ? set : { ...set, selections };
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
      path: [...path, key, ...(field ? listSteps(field.type) : [])],
    };
  }

  #missingMembers(set: SelectionSetNode, { typeName, client, path }: Place): readonly SelectionNode[] {
    const { fullSchema, members } = this.#known.context;
    if (typeName === undefined || !members.partial.has(typeName)) return [];
    if (!isAbstractType(fullSchema.getType(typeName))) return [];
    const { selections, next } = this.#missing.ofMembers({
      typeName,
      sets: [set],
      wanted: client.sets,
      path,
    });
    this.#next.push(...next);
    return selections;
  }
}
