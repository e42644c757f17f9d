import {
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type ObjectFieldNode,
  parseType,
  print,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { parseJson } from '../../../platform/json/parse-json.ts';

/**
 * Turns literals into variables. Literals of one type that are written alike share one: fields are mergeable by how
 * their arguments are written (GraphQL 5.3.2), and must be so in the shape exactly when they are in the text.
 */
export class LiteralVariables {
  readonly definitions: VariableDefinitionNode[] = [];
  readonly values: Record<string, unknown> = {};
  readonly #names = new Map<string, string>();
  readonly #taken: ReadonlySet<string>;
  #number = 0;

  /** @param taken names of variables that the document uses or declares, also where that is not valid. */
  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken;
  }

  /** The value with its literals replaced as far as a variable of the type says exactly the same. */
  replace(node: ValueNode, type: GraphQLInputType): ValueNode {
    const inner = getNullableType(type);
    if (isListType(inner)) return this.#replaceList(node, type, inner.ofType);
    if (isInputObjectType(inner) && node.kind === Kind.OBJECT && !inner.isOneOf) {
      const fields = inner.getFields();
      const replaceField = (field: ObjectFieldNode): ObjectFieldNode => {
        const known = fields[field.name.value];
        return known ? { ...field, value: this.replace(field.value, known.type) } : field;
      };
      return { ...node, fields: node.fields.map(replaceField) };
    }
    const value = exactValue(node, inner);
    return value === undefined ? node : this.#variableFor(node, value, type);
  }

  /** A list of nothing but literals is one variable: its length is then no part of the shape. */
  #replaceList(node: ValueNode, type: GraphQLInputType, itemType: GraphQLInputType): ValueNode {
    if (node.kind !== Kind.LIST) return node;
    const values = node.values.map((item) => exactValue(item, getNullableType(itemType)));
    if (!values.includes(undefined)) return this.#variableFor(node, values, type);
    return { ...node, values: node.values.map((item) => this.replace(item, itemType)) };
  }

  #variableFor(node: ValueNode, value: unknown, type: GraphQLInputType): ValueNode {
    const key = `${String(type)} ${print(node)}`;
    const name = this.#names.get(key) ?? this.#declare(key, value, type);
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
  }

  #declare(key: string, value: unknown, type: GraphQLInputType): string {
    const name = this.#freeName();
    this.#names.set(key, name);
    this.values[name] = value;
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
      type: parseType(String(type), { noLocation: true }),
    });
    return name;
  }

  #freeName(): string {
    let name: string;
    do name = `_literal${++this.#number}`;
    while (this.#taken.has(name));
    return name;
  }
}

/** The JSON value that means the same as the literal; undefined when there is none, or the literal is invalid. */
function exactValue(node: ValueNode, type: GraphQLInputType): unknown {
  if (!isScalarType(type)) return undefined;
  const read = isSpecifiedScalarType(type) ? EXACT_VALUES[type.name] : stringLiteral;
  return read?.(node);
}

const EXACT_VALUES: Readonly<Record<string, (node: ValueNode) => unknown>> = {
  String: stringLiteral,
  ID: (node) => (node.kind === Kind.INT ? node.value : stringLiteral(node)),
  Int: (node) => (node.kind === Kind.INT ? numberWithin(node.value, 2 ** 31) : undefined),
  Float: (node) =>
    node.kind === Kind.INT || node.kind === Kind.FLOAT
      ? numberWithin(node.value, Number.MAX_VALUE)
      : undefined,
};

/** With all its digits: JSON writes numbers as GraphQL does. Larger ones stay literals. */
function numberWithin(text: string, limit: number): unknown {
  const value = Number(text);
  return value >= -limit && value < limit ? parseJson(text) : undefined;
}

/** For scalars of the schema's own, only strings mean the same as literal and as JSON. */
function stringLiteral(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined;
}
