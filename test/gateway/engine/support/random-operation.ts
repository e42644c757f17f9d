import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  type GraphQLUnionType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { hash, type Random } from './random.ts';
import { exact } from './synthetic-data.ts';

/** Variables that an operation may use; each with the type it is declared with. */
const VARIABLES: Readonly<Record<string, string>> = {
  on: 'Boolean! = true',
  off: 'Boolean! = false',
  maybe: 'Boolean!',
  n: 'Int = 2',
  text: 'String',
  code: 'Code = 9007199254740993',
};

/** A random operation on a schema, as text. Not every one is valid; callers skip those that are not. */
export function randomOperation(schema: GraphQLSchema, random: Random, depth: number): string | undefined {
  const mutation = random.oneIn(6) ? schema.getMutationType() : undefined;
  const root = mutation ?? schema.getQueryType();
  if (!root) return undefined;
  const writer = new OperationWriter(schema, random);
  const selections = writer.selections(root, depth);
  if (!selections) return undefined;
  const text = `${selections} ${writer.fragments.join(' ')}`;
  const used = Object.entries(VARIABLES).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text));
  const header = used.length > 0 ? `(${used.map(([name, type]) => `$${name}: ${type}`).join(', ')})` : '';
  return `${mutation ? 'mutation' : 'query'} Random${header} ${text}`;
}

/** Values for the Boolean variables of an operation: `$maybe` always, the others at times. */
export function randomConditions(operation: string, random: Random): Record<string, unknown> {
  const given = ['on', 'off', 'maybe'].filter(
    (name) => declares(operation, name) && (name === 'maybe' || random.oneIn(2)),
  );
  return Object.fromEntries(given.map((name) => [name, random.oneIn(2)]));
}

/** Values for the other variables: at times, and null at times. */
export function randomVariables(operation: string, random: Random): Record<string, unknown> {
  const choices = {
    n: random.oneIn(6) ? null : random.below(4),
    text: random.oneIn(6) ? null : `t${random.below(3)}`,
    code: random.oneIn(2) ? exact(`0.1234567890123456789${random.below(3)}`) : 'code',
  };
  return Object.fromEntries(
    Object.entries(choices).filter(([name]) => declares(operation, name) && random.oneIn(2)),
  );
}

function declares(operation: string, variable: string): boolean {
  return new RegExp(`\\$${variable}:`).test(operation);
}

class OperationWriter {
  readonly fragments: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  #inBranches = false;

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  selections(type: GraphQLCompositeType, depth: number): string {
    const isAbstract = isAbstractType(type);
    const parts = [...this.#fields(type, depth), ...this.#fragmentsOn(type, depth)];
    if (isAbstract) parts.push(...this.#fragmentsOn(type, depth));
    if (isAbstractType(type) && this.#random.oneIn(4)) parts.push(...this.#branches(type, depth));
    if (this.#random.oneIn(6)) parts.push(this.#random.oneIn(3) ? 'kind: __typename' : '__typename');
    return parts.length > 0 ? `{ ${parts.join(' ')} }` : '';
  }

  #fields(type: GraphQLCompositeType, depth: number): string[] {
    if (isUnionType(type)) return [];
    const fields = Object.values(type.getFields());
    const count = 1 + this.#random.below(4);
    return Array.from({ length: count }, () => this.#field(this.#random.pick(fields), depth)).filter(Boolean);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    if (isCompositeType(type) && depth <= 0) return '';
    const inner = isCompositeType(type) ? this.selections(type, depth - 1) : '';
    if (!isLeafType(type) && !inner) return '';
    return this.#written(field, inner);
  }

  #written(field: GraphQLField<unknown, unknown>, inner: string, args = this.#arguments(field.args)): string {
    // One response name, one set of arguments: aliases by hash keep fields mergeable.
    const aliased = args !== '' || this.#random.oneIn(6);
    const isShared = this.#inBranches && this.#random.oneIn(2);
    const alias = isShared ? sharedName(field) : aliased && this.#alias(field.name, args);
    return `${alias ? `${alias}: ` : ''}${field.name}${args}${this.#directives()} ${inner}`;
  }

  #alias(name: string, args: string): string {
    if (this.#random.oneIn(40) && !args)
      return this.#random.pick(['constructor', 'toString', 'hasOwnProperty']) + name;
    return `a${hash(name, args) % 1000}_${name}`;
  }

  #fragmentsOn(type: GraphQLCompositeType, depth: number): string[] {
    const chance = isAbstractType(type) ? 2 : 6;
    if (!this.#random.oneIn(chance)) return [];
    const targets = isAbstractType(type) ? [...this.#schema.getPossibleTypes(type), type] : [type];
    const target = this.#random.pick(targets);
    const inner = this.selections(target, depth);
    if (!inner) return [];
    if (!this.#random.oneIn(3)) return [`... on ${target.name}${this.#directives()} ${inner}`];
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${target.name} ${inner}`);
    return [`...${name}${this.#directives()}`];
  }

  /** One response name on several types of a union or interface, that stands for other things on each of them. */
  #branches(type: GraphQLInterfaceType | GraphQLUnionType, depth: number): string[] {
    const types = this.#schema.getPossibleTypes(type);
    const names = types.flatMap((each) => Object.values(each.getFields()).filter(hasFields));
    if (names.length === 0 || depth <= 0) return [];
    const { name } = this.#random.pick(names);
    const args = this.#random.oneIn(2) ? new Map<string, string>() : undefined;
    const wasInBranches = this.#inBranches;
    this.#inBranches = true;
    const branches = types.flatMap((each) => {
      const field = each.getFields()[name];
      if (!field || !hasFields(field)) return [];
      const inner = this.selections(getNamedType(field.type) as GraphQLCompositeType, depth - 1);
      if (!inner) return [];
      const own = args?.get(name) ?? this.#arguments(field.args);
      args?.set(name, own);
      return [`... on ${each.name} { ${name}${own}${this.#directives()} ${inner} }`];
    });
    this.#inBranches = wasInBranches;
    return branches;
  }

  #directives(): string {
    if (!this.#random.oneIn(8)) return '';
    return this.#random.pick([
      ' @include(if: $on)',
      ' @skip(if: $off)',
      ' @include(if: $maybe)',
      ' @skip(if: $maybe)',
      ' @include(if: true)',
      ' @skip(if: true)',
      ' @include(if: $maybe) @skip(if: $off)',
      ' @include(if: $maybe) @skip(if: $maybe)',
    ]);
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter(
      (arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || this.#random.oneIn(2),
    );
    const written = given.map((arg) => `${arg.name}: ${this.#literal(arg.type, arg.name)}`);
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  #literal(type: GraphQLInputType, name: string): string {
    const inner = getNullableType(type);
    if (!isNonNullType(type) && this.#random.oneIn(10)) return 'null';
    if (isListType(inner)) {
      const items = Array.from({ length: this.#random.below(3) }, () => this.#literal(inner.ofType, name));
      return `[${items.join(', ')}]`;
    }
    if (isEnumType(inner)) return this.#random.pick(inner.getValues()).name;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter(
        (field) => isNonNullType(field.type) || this.#random.oneIn(2),
      );
      return `{${fields.map((field) => `${field.name}: ${this.#literal(field.type, field.name)}`).join(', ')}}`;
    }
    if (!isSpecifiedScalarType(inner)) return this.#ownScalar(inner.name, isNonNullType(type));
    return this.#scalar(inner.toString(), isNonNullType(type));
  }

  /** Of the schema's own: any literal. */
  #ownScalar(typeName: string, isRequired: boolean): string {
    if (typeName === 'Code' && !isRequired && this.#random.oneIn(3)) return '$code';
    return this.#random.pick([
      `"value ${this.#random.below(5)}"`,
      `900719925474099${this.#random.below(9)}`,
      '0.1234567890123456789',
      '1.50',
      '-1e400',
      'RED',
      `{a: [900719925474099${this.#random.below(9)}, {b: RED}], c: "text"}`,
    ]);
  }

  #scalar(typeName: string, isRequired: boolean): string {
    switch (typeName) {
      case 'Int':
        return !isRequired && this.#random.oneIn(2) ? '$n' : String(this.#random.below(4));
      case 'Float':
        return this.#random.pick(['1', '2.5', '-0.125']);
      case 'Boolean':
        return this.#random.pick(['true', 'false', '$maybe']);
      case 'ID':
        return this.#random.pick([`"id-${this.#random.below(9)}"`, '7', '9007199254740993']);
      default:
        return !isRequired && typeName === 'String' && this.#random.oneIn(2)
          ? '$text'
          : JSON.stringify(`value ${this.#random.below(5)}`);
    }
  }
}

function hasFields(field: GraphQLField<unknown, unknown>): boolean {
  return isCompositeType(getNamedType(field.type));
}

/** Fields of one shape under one name (GraphQL specification §5.3.2): valid on parents of different types. */
function sharedName(field: GraphQLField<unknown, unknown>): string {
  return `x${hash(String(field.type)) % 1000}`;
}
