import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLOutputType,
  GraphQLInt,
  isListType,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { Bilingual } from '../../../platform/language.ts';
import type { ListSize } from '../../supergraph/cost-rules.ts';
import type { Term, Values } from './term.ts';

type Definition = GraphQLField<unknown, unknown>;

/** How many entries a field brings. */
export interface ListSizes {
  /** Of the field itself; 1 for what is no list. */
  readonly own: Term;
  /** Of lists directly below it, by name of the field. */
  readonly below: ReadonlyMap<string, Term>;
}

/** Where a field stands, and what is said of its size. */
export interface SizedField {
  readonly coordinate: string;
  readonly definition: Definition;
  readonly rule: ListSize | undefined;
  /** Entries of a list about which nothing is said. */
  readonly assumedListSize: number;
}

/**
 * The sizes that a selection of a field gives to lists. Without `@listSize`, `first` and `last` count as slicing
 * arguments: of the field's own list, or of `edges` and `nodes` below it (the Connection pattern).
 */
export function listSizes(field: SizedField, node: FieldNode): ListSizes {
  const isList = isListOf(field.definition.type);
  const rule = field.rule ?? conventionalRule(field.definition);
  if (!rule) return { own: isList ? field.assumedListSize : 1, below: NO_SIZES };
  const size = slicedSize({ ...field, rule }, node);
  return { own: isList ? size : 1, below: new Map(rule.sizedFields.map((name) => [name, size])) };
}

export const NO_SIZES: ReadonlyMap<string, Term> = new Map();

export function isListOf(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function conventionalRule({ args, type }: Definition): ListSize | undefined {
  const slicingArguments = args
    .filter(({ name, type }) => SLICING.has(name) && getNullableType(type) === GraphQLInt)
    .map(({ name }) => name);
  if (slicingArguments.length === 0) return undefined;
  return {
    assumedSize: undefined,
    slicingArguments,
    sizedFields: isListOf(type) ? [] : pageFields(type),
    requireOneSlicingArgument: false,
  };
}

const SLICING: ReadonlySet<string> = new Set(['first', 'last']);

function pageFields(type: GraphQLOutputType): readonly string[] {
  const named = getNamedType(type);
  if (!isObjectType(named)) return [];
  const { edges, nodes } = named.getFields();
  return [edges, nodes].flatMap((field) => (field && isListOf(field.type) ? [field.name] : []));
}

function slicedSize(field: SizedField & { readonly rule: ListSize }, node: FieldNode): Term {
  const { rule, definition, assumedListSize } = field;
  const given = rule.slicingArguments.map((name) =>
    readerOf(node.arguments?.find((argument) => argument.name.value === name)?.value),
  );
  const byDefault = definition.args
    .filter(({ name, defaultValue }) => rule.slicingArguments.includes(name) && isNumber(defaultValue))
    .map(({ defaultValue }) => defaultValue as number);
  const otherwise = byDefault.length > 0 ? Math.max(...byDefault) : (rule.assumedSize ?? assumedListSize);
  const mustBeOne = rule.requireOneSlicingArgument && rule.slicingArguments.length > 0;
  return (values, faults) => {
    let count = 0;
    let largest = 0;
    for (const read of given) {
      const size = read(values);
      if (!isNumber(size)) continue;
      count += 1;
      if (size > largest) largest = size;
    }
    if (mustBeOne && (count || byDefault.length) !== 1) faults.push(notOne(field));
    return count > 0 ? largest : otherwise;
  };
}

/** A literal that is no number has no size; validation has seen to it that there is none but null. */
function readerOf(value: ValueNode | undefined): (values: Values) => unknown {
  if (value?.kind === Kind.VARIABLE) return (values) => values[value.name.value];
  const size = value?.kind === Kind.INT ? Number(value.value) : undefined;
  return () => size;
}

function notOne({ coordinate, rule }: SizedField & { readonly rule: ListSize }): Bilingual {
  const names = rule.slicingArguments.map((name) => `"${name}"`);
  const choice =
    names.length > 1
      ? {
          vi: `đúng một trong các tham số ${names.join(' và ')}`,
          en: `exactly one of the arguments ${names.join(' and ')}`,
        }
      : { vi: `tham số ${names.join()}`, en: `the argument ${names.join()}` };
  return {
    vi: `Trường ${coordinate} cần ${choice.vi}, cho biết nó mang về bao nhiêu mục.`,
    en: `The field ${coordinate} needs ${choice.en}, which says how many entries it brings.`,
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
