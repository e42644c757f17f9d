import { getNamedType, type GraphQLSchema, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../../../../supergraph/entity-keys.ts';
import type { SubgraphFields } from '../../../../supergraph/subgraph-fields.ts';

/** From one subgraph to another, which finds the object by a key that the first can tell. */
export interface KeyHop {
  readonly subgraph: string;
  readonly key: SelectionSetNode;
}

interface HopContext {
  readonly fullSchema: GraphQLSchema;
  readonly keys: EntityKeys;
  readonly fields: SubgraphFields;
}

/** The ways on which objects of one subgraph are found in others. */
export class KeyHops {
  readonly #context: HopContext;
  readonly #known = new Map<string, readonly KeyHop[]>();

  constructor(context: HopContext) {
    this.#context = context;
  }

  /**
   * The first hop of a shortest way to a subgraph that has the field; undefined when none is reached. From there on,
   * the way is shorter by one. Ways that begin alike begin with the same object.
   */
  towards(field: string, from: string, typeName: string): KeyHop | undefined {
    const firstTo = new Map(this.#hopsFrom(from, typeName).map((hop) => [hop.subgraph, hop]));
    // Grows while it is read: what is near comes before what is far.
    for (const [subgraph, first] of firstTo) {
      if (this.#context.fields.resolves(subgraph, typeName, field)) return first;
      for (const hop of this.#hopsFrom(subgraph, typeName))
        if (hop.subgraph !== from && !firstTo.has(hop.subgraph)) firstTo.set(hop.subgraph, first);
    }
    return undefined;
  }

  #hopsFrom(subgraph: string, typeName: string): readonly KeyHop[] {
    const place = `${subgraph} ${typeName}`;
    const { keys } = this.#context;
    const hops =
      this.#known.get(place) ??
      keys.subgraphsOf(typeName).flatMap((other): readonly KeyHop[] => {
        if (other === subgraph) return [];
        const key = keys.selectionsOf(other, typeName).find((set) => this.#canTell(subgraph, typeName, set));
        return key ? [{ subgraph: other, key }] : [];
      });
    this.#known.set(place, hops);
    return hops;
  }

  #canTell(subgraph: string, typeName: string, set: SelectionSetNode): boolean {
    const { fullSchema, fields } = this.#context;
    const type = fullSchema.getType(typeName);
    return set.selections.every((node) => {
      const field = node.kind === Kind.FIELD && isObjectType(type) && type.getFields()[node.name.value];
      if (!field || !fields.resolves(subgraph, typeName, field.name)) return false;
      const inner = getNamedType(field.type).name;
      return !node.selectionSet || this.#canTell(subgraph, inner, node.selectionSet);
    });
  }
}
