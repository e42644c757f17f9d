import {
  type FieldNode,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type FieldGroup } from '../../../operation/collect-fields.ts';
import { fragmentsIn } from '../../../operation/document-parts.ts';
import type { SelectionScope } from '../../../operation/selection.ts';
import { type AskContext, askFields, askOnType, NOTHING, type Question, together } from './ask-fields.ts';
import type { BroughtFields } from './brought-fields.ts';
import { finalKey } from '../../final-key.ts';
import { listSteps } from '../list-steps.ts';
import type { FetchNode } from '../../plan.ts';
import { setOf } from '../../selection-nodes.ts';

/** What a fetch selects of objects, and what the client wants of them. */
export interface Selected {
  readonly typeName: string;
  readonly sets: readonly SelectionSetNode[];
  readonly wanted: readonly SelectionSetNode[];
  /** As in fetches. */
  readonly path: readonly string[];
}

/** What the client wants of members of unions and interfaces, and no fetch of the plan brings. */
export class MissingFields {
  readonly #ask: AskContext;
  readonly #brought: BroughtFields;
  readonly #fetch: FetchNode;
  readonly #scope: SelectionScope;

  constructor(ask: AskContext, brought: BroughtFields, fetch: FetchNode) {
    const keyOf = finalKey(fetch);
    this.#ask = ask;
    this.#brought = brought;
    this.#fetch = fetch;
    this.#scope = {
      schema: ask.fullSchema,
      fragments: fragmentsIn(fetch.document),
      keyOf: ({ alias, name }: FieldNode) => keyOf(alias?.value ?? name.value),
    };
  }

  /** Asks for it, of those members of the type that the subgraph knows. */
  ofMembers(selected: Selected): Question {
    const members = this.#ask.members.membersOf(this.#fetch.subgraph, selected.typeName);
    return together(
      members.map((typeName) => askOnType(typeName, this.#ofObjects({ ...selected, typeName }))),
    );
  }

  #ofObjects({ typeName, sets, wanted, path }: Selected): Question {
    const { subgraph } = this.#fetch;
    const found = collectFields(this.#scope, typeName, sets);
    const byKey = new Map(found.map((group) => [group.key, group]));
    const others = this.#brought.keysOfOthers(this.#fetch, path, typeName, new Set(byKey.keys()));
    const groups = collectFields(this.#ask.scope, typeName, wanted);
    const absent = groups.filter(
      ({ key, name }) => name !== '__typename' && !byKey.has(key) && !others.has(key),
    );
    const narrowed = groups.flatMap((group) => {
      const there = byKey.get(group.key);
      return there ? [this.#below(there, group, typeName, path)] : [];
    });
    return together([askFields(this.#ask, { subgraph, typeName, path }, absent), ...narrowed]);
  }

  /** The same below a field that the fetch selects: for this type perhaps less than for others. */
  #below(there: FieldGroup, group: FieldGroup, typeName: string, path: readonly string[]): Question {
    const type = this.#ask.fullSchema.getType(typeName);
    const [node] = there.nodes;
    const field = isObjectType(type) && type.getFields()[there.name];
    const inner = field && getNamedType(field.type);
    // Partial types have members looked for by themselves, wherever they are selected.
    if (!node || !inner || isLeafType(inner) || this.#ask.members.partial.has(inner.name)) return NOTHING;
    const selected = {
      typeName: inner.name,
      sets: there.selectionSets,
      wanted: group.selectionSets,
      path: [...path, group.key, ...listSteps(field.type)],
    };
    const { selections, next } = isAbstractType(inner) ? this.ofMembers(selected) : this.#ofObjects(selected);
    if (selections.length === 0) return NOTHING;
    return { selections: [{ ...node, selectionSet: setOf(selections) }], next };
  }
}
