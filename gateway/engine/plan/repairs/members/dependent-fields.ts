import { getNamedType, type GraphQLSchema, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../../../../supergraph/entity-keys.ts';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import type { RequiredInputs } from '../../../../supergraph/required-inputs.ts';
import type { SubgraphFields } from '../../../../supergraph/subgraph-fields.ts';
import type { KeyHops } from './key-hops.ts';
import { setOf } from '../../selection-nodes.ts';

/** A subgraph that computes a field with `@requires`, and the key and inputs to send it, in the planner's names. */
export interface Computation {
  readonly subgraph: string;
  readonly sent: SelectionSetNode;
}

interface DependenceContext {
  readonly fullSchema: GraphQLSchema;
  readonly keys: EntityKeys;
  readonly fields: SubgraphFields;
  readonly inputs: RequiredInputs;
  readonly required: RequiredArguments;
}

/** Where fields with `@requires` are computed of objects that some subgraph hands out. */
export class DependentFields {
  readonly #context: DependenceContext;
  readonly #hops: KeyHops;
  readonly #known = new Map<string, Computation | undefined>();

  constructor(context: DependenceContext, hops: KeyHops) {
    this.#context = context;
    this.#hops = hops;
  }

  /** Undefined where not everything can be had that would have to be sent. */
  find(field: string, from: string, typeName: string): Computation | undefined {
    const place = `${from} ${typeName}.${field}`;
    if (this.#known.has(place)) return this.#known.get(place);
    // Until it is known: what depends on itself cannot be had.
    this.#known.set(place, undefined);
    const found = this.#search(field, from, typeName);
    this.#known.set(place, found);
    return found;
  }

  #search(field: string, from: string, typeName: string): Computation | undefined {
    const { keys, fields, inputs } = this.#context;
    for (const subgraph of keys.subgraphsOf(typeName)) {
      const required = inputs.selectionOf(subgraph, typeName, field);
      if (!required || !fields.computes(subgraph, typeName, field)) continue;
      for (const key of keys.selectionsOf(subgraph, typeName)) {
        const sent = setOf([...key.selections, ...required.selections]);
        if (this.#canBeHad(from, typeName, sent)) return { subgraph, sent };
      }
    }
    return undefined;
  }

  #canBeHad(from: string, typeName: string, set: SelectionSetNode): boolean {
    const type = this.#context.fullSchema.getType(typeName);
    return set.selections.every((node) => {
      if (node.kind !== Kind.FIELD || !isObjectType(type)) return false;
      const name = this.#context.required.standIns.get(node.name.value)?.field ?? node.name.value;
      const field = type.getFields()[name];
      const giver = this.#giverOf(name, from, typeName);
      if (!field || giver === undefined) return false;
      return !node.selectionSet || this.#canBeHad(giver, getNamedType(field.type).name, node.selectionSet);
    });
  }

  /** The subgraph that ends up being asked for the field. */
  #giverOf(field: string, from: string, typeName: string): string | undefined {
    if (this.#context.fields.resolves(from, typeName, field)) return from;
    const hop = this.#hops.towards(field, from, typeName);
    if (hop) return this.#giverOf(field, hop.subgraph, typeName);
    return this.find(field, from, typeName)?.subgraph;
  }
}
