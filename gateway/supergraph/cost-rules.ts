import type {
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
} from 'graphql';
import { type ConstValueNode, isTypeDefinitionNode, Kind } from 'graphql';
import { argumentValue, directivesNamed, isFalseArgument } from './join-directives.ts';

/** What the supergraph says about the price of its parts (https://specs.apollo.dev/cost/v0.1). */
export interface CostRules {
  /** `@cost(weight:)` by coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Input.field`. */
  readonly weights: ReadonlyMap<string, number>;
  /** `@listSize` by coordinate: `Type.field`. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

export interface ListSize {
  /** Entries where no slicing argument is given. */
  readonly assumedSize: number | undefined;
  /** Arguments whose value is the number of entries; of several the largest counts. */
  readonly slicingArguments: readonly string[];
  /** The lists below the field that are meant, where the field is not a list itself. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** The names of the directives in this supergraph; undefined where it does not link them. */
export interface CostDirectiveNames {
  readonly cost: string | undefined;
  readonly listSize: string | undefined;
}

/** Reads every `@cost` and `@listSize`. */
export function costRules(supergraph: DocumentNode, names: CostDirectiveNames): CostRules {
  const reader = new CostReader(names);
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    reader.read(definition.name.value, definition);
    if ('fields' in definition) reader.readFields(definition.name.value, definition.fields ?? []);
  }
  return reader;
}

type Annotated = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

class CostReader implements CostRules {
  readonly weights = new Map<string, number>();
  readonly listSizes = new Map<string, ListSize>();
  readonly #names: CostDirectiveNames;

  constructor(names: CostDirectiveNames) {
    this.#names = names;
  }

  readFields(typeName: string, fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]): void {
    for (const field of fields) {
      const coordinate = `${typeName}.${field.name.value}`;
      this.read(coordinate, field);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? [])
        this.read(`${coordinate}(${argument.name.value}:)`, argument);
    }
  }

  read(coordinate: string, node: Annotated): void {
    const { cost, listSize } = this.#names;
    const [priced] = cost === undefined ? [] : directivesNamed(node, cost);
    const [sized] = listSize === undefined ? [] : directivesNamed(node, listSize);
    const weight = priced && toNumber(argumentValue(priced, 'weight'));
    if (weight !== undefined) this.weights.set(coordinate, weight);
    if (sized) this.listSizes.set(coordinate, toListSize(sized));
  }
}

function toListSize(directive: ConstDirectiveNode): ListSize {
  return {
    assumedSize: toNumber(argumentValue(directive, 'assumedSize')),
    slicingArguments: toTexts(argumentValue(directive, 'slicingArguments')),
    sizedFields: toTexts(argumentValue(directive, 'sizedFields')),
    requireOneSlicingArgument: !isFalseArgument(directive, 'requireOneSlicingArgument'),
  };
}

/** IBM's specification writes weights as strings, Apollo's as numbers. */
function toNumber(value: ConstValueNode | undefined): number | undefined {
  const isNumeric = value?.kind === Kind.INT || value?.kind === Kind.FLOAT || value?.kind === Kind.STRING;
  return isNumeric ? Number(value.value) : undefined;
}

function toTexts(value: ConstValueNode | undefined): readonly string[] {
  const values = value?.kind === Kind.LIST ? value.values : [];
  return values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}
