import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Bilingual } from '../../../platform/language.ts';
import type { CostRules } from '../../supergraph/cost-rules.ts';
import { argumentCost } from './argument-cost.ts';
import { isListOf, listSizes, NO_SIZES } from './list-sizes.ts';
import { evaluate, largest, plus, times, type Term, type Values } from './term.ts';
import { whenIncluded } from './when-included.ts';

/** What estimates are made with. */
export interface CostModel {
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  /** Entries of a list about which nothing is said. */
  readonly assumedListSize: number;
  /** What an operation may cost. */
  readonly maxCost: number;
}

/** What executing an operation would cost, at most, if lists are as long as is said of them. */
export interface CostEstimate {
  readonly cost: number;
  /** Why it cannot be estimated: a slicing argument that is required and not given. */
  readonly fault: Bilingual | undefined;
}

/** Estimates an operation for the (coerced) values of its variables. */
export type OperationCost = (values: Values) => CostEstimate;

/** What a mutation costs beside its fields, as in Apollo's router. */
const MUTATION_COST = 10;

/**
 * Compiles the estimate of a valid operation. Each object counts 1, each scalar 0, `@cost` says otherwise; lists
 * multiply what is in them; of the types an object may have the dearest counts. A field selected twice in one place
 * counts twice. What no variable decides is computed here, so that most operations are a constant.
 */
export function compileCost(
  model: CostModel,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationCost {
  const root = model.schema.getRootType(operation.operation);
  const fields = root ? new CostCompiler(model, fragments).set(operation.selectionSet, root, NO_SIZES) : 0;
  const total = plus([fields, operation.operation === 'mutation' ? MUTATION_COST : 0]);
  return (values) => {
    const faults: Bilingual[] = [];
    const cost = Math.ceil(evaluate(total, values, faults));
    return { cost, fault: faults[0] };
  };
}

type Sizes = ReadonlyMap<string, Term>;
type Definition = GraphQLField<unknown, unknown>;

interface FieldCost {
  readonly each: Term;
  readonly size: Term;
  readonly argumentCosts: Term;
}

class CostCompiler {
  readonly #model: CostModel;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #fields = new Map<FieldNode, FieldCost>();
  readonly #spreads = new Map<Sizes, Map<string, Term>>();

  constructor(model: CostModel, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#model = model;
    this.#fragments = fragments;
  }

  /** @param sizes of the lists among the selected fields, as the field above says. */
  set({ selections }: SelectionSetNode, type: GraphQLNamedType, sizes: Sizes): Term {
    const always: Term[] = [];
    const byType = new Map<string, Term[]>();
    for (const node of selections) {
      const only = isAbstractType(type) ? this.#objectCondition(node) : undefined;
      const bucket = only === undefined ? always : (byType.get(only) ?? []);
      bucket.push(whenIncluded(node, this.#selection(node, type, sizes)));
      if (only !== undefined) byType.set(only, bucket);
    }
    return plus([...always, largest([...byType.values()].map(plus))]);
  }

  #selection(node: SelectionNode, type: GraphQLNamedType, sizes: Sizes): Term {
    if (node.kind === Kind.FIELD) return this.#field(node, type, sizes);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#spread(node.name.value, sizes);
    return this.set(node.selectionSet, this.#typeNamed(node.typeCondition?.name.value) ?? type, sizes);
  }

  /** Compiled once for each place where the sizes differ, or fragments using each other twice would unfold here. */
  #spread(name: string, sizes: Sizes): Term {
    const known = this.#spreads.get(sizes) ?? new Map<string, Term>();
    this.#spreads.set(sizes, known);
    const fragment = this.#fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const term = known.get(name) ?? (fragment && type ? this.set(fragment.selectionSet, type, sizes) : 0);
    known.set(name, term);
    return term;
  }

  #field(node: FieldNode, type: GraphQLNamedType, sizes: Sizes): Term {
    const definition = fieldOf(type, node.name.value);
    if (!definition) return (INTROSPECTION_SHARES[node.name.value] ?? 0) * this.#model.maxCost;
    const known = this.#fields.get(node) ?? this.#compileField(node, type, definition);
    this.#fields.set(node, known);
    const size = (isListOf(definition.type) && sizes.get(definition.name)) || known.size;
    return plus([times(size, known.each), known.argumentCosts]);
  }

  #compileField(node: FieldNode, type: GraphQLNamedType, definition: Definition): FieldCost {
    const { rules, assumedListSize } = this.#model;
    const coordinate = `${type.name}.${definition.name}`;
    const [rule] = this.#rulesOf(rules.listSizes, type, definition.name);
    const { own, below } = listSizes({ coordinate, definition, rule, assumedListSize }, node);
    const named = getNamedType(definition.type);
    const inner = node.selectionSet ? this.set(node.selectionSet, named, below) : 0;
    const weights = this.#rulesOf(rules.weights, type, definition.name);
    const weight = weights.length > 0 ? Math.max(...weights) : this.#typeWeight(named);
    return {
      each: plus([weight, inner]),
      size: own,
      argumentCosts: this.#arguments(node, coordinate, definition),
    };
  }

  #arguments(node: FieldNode, coordinate: string, { args }: Definition): Term {
    const terms = (node.arguments ?? []).map((argument) => {
      const name = argument.name.value;
      const definition = args.find((candidate) => candidate.name === name);
      if (!definition) return 0;
      return argumentCost(this.#model.rules.weights, `${coordinate}(${name}:)`, definition, argument);
    });
    return plus(terms);
  }

  /** What is said of a field; of an interface's field about which nothing is said, what its implementations say. */
  #rulesOf<Rule>(rules: ReadonlyMap<string, Rule>, type: GraphQLNamedType, field: string): readonly Rule[] {
    const own = rules.get(`${type.name}.${field}`);
    if (own !== undefined) return [own];
    const types = isInterfaceType(type) ? this.#model.schema.getPossibleTypes(type) : [];
    return types.map(({ name }) => rules.get(`${name}.${field}`)).filter((rule) => rule !== undefined);
  }

  /** Of an abstract type that of its dearest object. */
  #typeWeight(type: GraphQLNamedType): number {
    const { schema, rules } = this.#model;
    const own = rules.weights.get(type.name);
    if (own !== undefined || !isAbstractType(type)) return own ?? (isCompositeType(type) ? 1 : 0);
    return Math.max(0, ...schema.getPossibleTypes(type).map(({ name }) => rules.weights.get(name) ?? 1));
  }

  /** The object type that a fragment is limited to. */
  #objectCondition(node: SelectionNode): string | undefined {
    if (node.kind === Kind.FIELD) return undefined;
    const condition =
      node.kind === Kind.INLINE_FRAGMENT
        ? node.typeCondition
        : this.#fragments.get(node.name.value)?.typeCondition;
    return isObjectType(this.#typeNamed(condition?.name.value)) ? condition?.name.value : undefined;
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#model.schema.getType(name);
  }
}

/**
 * Whatever is asked of the schema, in parts of what an operation may cost: it reads no register and is answered once, so
 * that all that is bounded is how often it can stand in one answer.
 */
const INTROSPECTION_SHARES: Readonly<Record<string, number>> = { __schema: 1 / 5, __type: 1 / 50 };

/** Undefined for introspection. */
function fieldOf(type: GraphQLNamedType, name: string): Definition | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
