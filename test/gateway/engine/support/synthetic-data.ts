import {
  type FieldDefinitionNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { chooseTelling, Fault } from './fault-kinds.ts';
import { hash } from './random.ts';

/** How many entities of a type there are. */
const ENTITIES = 9;

/** Something in the synthetic world: a type and a number say everything about it. */
export interface Thing {
  readonly __typename: string;
  readonly number: number;
  /** In a subgraph: what the gateway has sent along. */
  readonly representation?: Readonly<Record<string, unknown>>;
  /** In the monolith: the nearest parents that give contexts, by the contexts' names. */
  readonly contexts?: Readonly<Record<string, Thing>>;
}

/** How much goes wrong, and where: the same in the monolith and in the subgraphs. */
export interface Faults {
  readonly seed: number;
  /** Of a thousand values, how many are errors; twice as many are null. */
  readonly perMille: number;
}

interface ContextualArgument {
  readonly name: string;
  readonly context: string;
  readonly node: FieldNode;
}

type Args = Readonly<Record<string, unknown>>;

/**
 * A world in which every value follows from type, number, field and arguments, so that four subgraphs and one monolith
 * know the same things without sharing any data.
 */
export class SyntheticWorld {
  faults: Faults = { seed: 0, perMille: 0 };
  /** The subgraph that does not answer. */
  dead: string | undefined;
  /** A subgraph of which parts of the answers are out of order. */
  garbling: string | undefined;
  /** Answers of the subgraphs wait for it: they were true when they were asked. */
  held: Promise<void> | undefined;
  /** How many mutations have run: each value but those of keys tells after which of them it was asked. */
  turns = 0;
  readonly #schema: GraphQLSchema;
  /** Fields that are (part of) keys: always right. */
  readonly #keys = new Set<string>();
  /** `Type.field` → what its `@requires` selects. */
  readonly #requires = new Map<string, SelectionSetNode>();
  /** Names of fields that some `@requires` reads: null at times, but never an error. */
  readonly #required = new Set<string>();
  /** Interface → its implementations, where number decides the type (entity interfaces). */
  readonly #families = new Map<string, readonly string[]>();
  /** `Type.field` → types that every subgraph resolving it can return. */
  readonly #possible = new Map<string, readonly string[]>();

  /** Type → names of the contexts it gives. */
  readonly #contexts = new Map<string, readonly string[]>();
  /** `Type.field` → its arguments that come from contexts. */
  readonly #contextual = new Map<string, readonly ContextualArgument[]>();

  /** `schema`: what clients see, with inaccessible parts. */
  constructor(schema: GraphQLSchema, subgraphs: readonly { sdl: string; schema: GraphQLSchema }[]) {
    this.#schema = schema;
    for (const subgraph of subgraphs) {
      this.#readDirectives(subgraph.sdl);
      this.#readPossibleTypes(subgraph.schema);
    }
  }

  /** A field of a thing. Throws where the faults say so. */
  resolve(thing: Thing, field: string, args: Args, type: GraphQLOutputType): unknown {
    const { number } = thing;
    if (this.#keys.has(field)) return keyValue(field, number, type);
    const owner = this.#ownerOf(thing.__typename, field);
    const place = `${owner}.${field}`;
    const fails = this.#fails(place, number, field);
    const mayBeNull = !isNonNullType(type) || !this.#required.has(field);
    if (!fails && mayBeNull && this.#isNull(place, number)) return null;
    const required = this.#requires.get(place);
    const inputs = required ? JSON.stringify(this.#inputs(required, thing)) : '';
    if (thing.__typename === 'Mutation') this.turns += 1;
    const seed = hash(place, number, JSON.stringify(args), inputs, this.turns);
    const value = this.#value(type, seed, place, args);
    if (fails)
      throw new Fault(place, chooseTelling(type, value, hash('tell', this.faults.seed, place, number)));
    return this.#contexts.size === 0 ? value : withContexts(value, this.#contextsBelow(thing));
  }

  /** Arguments of a field that a client cannot give: in the monolith, from the parents. */
  contextualArguments(thing: Thing, field: string): Args {
    const contextual = this.#contextual.get(`${thing.__typename}.${field}`) ?? [];
    return Object.fromEntries(
      contextual.map(({ name, context, node }) => {
        const giver = thing.contexts?.[context];
        return [name, giver ? this.#compute(node, giver) : null];
      }),
    );
  }

  #contextsBelow(thing: Thing): Readonly<Record<string, Thing>> {
    const own = (this.#contexts.get(thing.__typename) ?? []).map((name) => [name, thing] as const);
    return { ...thing.contexts, ...Object.fromEntries(own) };
  }

  /** The thing that a representation speaks of. */
  refer(typeName: string, representation: Readonly<Record<string, unknown>>): Thing {
    const keys = Object.keys(representation).filter((name) => this.#keys.has(name));
    const digits = /\d+/.exec(JSON.stringify(keys.map((name) => representation[name])));
    return { __typename: typeName, number: Number(digits?.[0]), representation };
  }

  /** The object type of a thing known by its interface. */
  concreteType(typeName: string, number: number): string {
    const family = this.#families.get(typeName);
    return family ? (family[number % family.length] as string) : typeName;
  }

  #fails(place: string, number: number, field: string): boolean {
    const { seed, perMille } = this.faults;
    return !this.#required.has(field) && hash('fail', seed, place, number) % 1000 < perMille;
  }

  #isNull(place: string, number: number): boolean {
    const { seed, perMille } = this.faults;
    return hash('null', seed, place, number) % 1000 < 2 * perMille;
  }

  /** Where the field is said to be: at the interface, when an interface object brings it for all implementations. */
  #ownerOf(typeName: string, field: string): string {
    const type = this.#schema.getType(typeName);
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const family = interfaces.find(({ name }) => this.#families.has(name));
    return family?.getFields()[field] ? family.name : typeName;
  }

  #value(type: GraphQLOutputType, seed: number, place: string, args: Args): unknown {
    const inner = getNullableType(type) as GraphQLOutputType;
    if (isListType(inner)) {
      const length = typeof args['n'] === 'number' ? Math.min(args['n'], 4) : seed % 4;
      return Array.from({ length }, (_, index) => this.#element(inner.ofType, hash(seed, index), place));
    }
    if (isAbstractType(inner) || isObjectType(inner)) return this.#thing(inner.name, seed, place);
    if (isEnumType(inner)) return inner.getValues()[seed % inner.getValues().length]?.name;
    return scalarValue(inner.toString(), seed);
  }

  #element(type: GraphQLOutputType, seed: number, place: string): unknown {
    const isNull = !isNonNullType(type) && seed % 7 === 0;
    return isNull ? null : this.#value(type, seed, place, {});
  }

  #thing(typeName: string, seed: number, place: string): Thing {
    const type = this.#schema.getType(typeName);
    const number = seed % ENTITIES;
    if (this.#families.has(typeName)) return { __typename: this.concreteType(typeName, number), number };
    if (isAbstractType(type)) {
      const possible = this.#possible.get(place) ?? [];
      return this.#thing(possible[seed % possible.length] as string, seed, place);
    }
    const family = [...this.#families.values()].find((members) => members.includes(typeName));
    if (!family) return { __typename: typeName, number };
    // Round down to a number whose type it is.
    const offset = family.indexOf(typeName);
    return { __typename: typeName, number: Math.floor(number / family.length) * family.length + offset };
  }

  /** What a `@requires` reads: in a subgraph from the representation, in the monolith from the world itself. */
  #inputs(set: SelectionSetNode, thing: Thing): unknown {
    const fields = set.selections.filter((node) => node.kind === Kind.FIELD);
    return fields.map((node) => {
      const sent = thing.representation;
      return sent ? pick(sent, node) : this.#compute(node, thing);
    });
  }

  #compute(node: FieldNode, thing: Thing): unknown {
    const type = this.#schema.getType(thing.__typename);
    const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) throw new Error(`No field ${thing.__typename}.${node.name.value}`);
    const args = { ...defaults(field.args), ...literalArguments(node) };
    const value = this.resolve(thing, node.name.value, args, field.type);
    return this.#descend(node, value);
  }

  #descend(node: FieldNode, value: unknown): unknown {
    if (!node.selectionSet || value === null) return value;
    if (Array.isArray(value)) return value.map((element) => this.#descend(node, element));
    const inner = node.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
    return inner.map((selection) => this.#compute(selection, value as Thing));
  }

  #readDirectives(sdl: string): void {
    for (const definition of parse(sdl).definitions) {
      if (
        definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
        definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
      )
        continue;
      this.#readKeys(definition as ObjectTypeDefinitionNode);
      const context = fieldSetOf(definition.directives ?? [], 'context');
      if (context !== undefined) this.#contexts.set(definition.name.value, [context]);
      for (const field of definition.fields ?? []) {
        this.#readContextual(definition.name.value, field);
        this.#readRequirement(definition.name.value, field);
      }
    }
  }

  #readRequirement(typeName: string, field: FieldDefinitionNode): void {
    const text = fieldSetOf(field.directives ?? [], 'requires');
    if (text === undefined) return;
    const set = fieldSet(text);
    this.#requires.set(`${typeName}.${field.name.value}`, set);
    for (const name of namesIn(set)) this.#required.add(name);
  }

  #readContextual(typeName: string, field: FieldDefinitionNode): void {
    const found = (field.arguments ?? []).flatMap((argument): ContextualArgument[] => {
      const [, context, set] =
        /^\$(\w+) *\{(.*)\}$/.exec(fieldSetOf(argument.directives ?? [], 'fromContext') ?? '') ?? [];
      const [node] = set === undefined ? [] : fieldSet(set).selections;
      return context !== undefined && node?.kind === Kind.FIELD
        ? [{ name: argument.name.value, context, node }]
        : [];
    });
    if (found.length === 0) return;
    this.#contextual.set(`${typeName}.${field.name.value}`, found);
    for (const { node } of found) this.#required.add(node.name.value);
  }

  #readKeys(definition: ObjectTypeDefinitionNode): void {
    const keys = (definition.directives ?? []).filter(({ name }) => name.value === 'key');
    for (const key of keys)
      for (const name of namesIn(fieldSet(fieldSetOf([key], 'key') ?? ''))) this.#keys.add(name);
    const type = this.#schema.getType(definition.name.value);
    if (keys.length === 0 || !isInterfaceType(type)) return;
    this.#families.set(
      type.name,
      this.#schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .toSorted(),
    );
  }

  #readPossibleTypes(subgraph: GraphQLSchema): void {
    for (const type of Object.values(subgraph.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        if (!isAbstractType(named) || isUnasked(field)) continue;
        const place = `${type.name}.${field.name}`;
        const names = subgraph
          .getPossibleTypes(named)
          .map(({ name }) => name)
          .toSorted();
        const known = this.#possible.get(place);
        this.#possible.set(place, known ? known.filter((name) => names.includes(name)) : names);
      }
    }
  }
}

/** True for what a subgraph has, and nobody asks it for: it need not know everything that others return. */
function isUnasked({ astNode }: GraphQLField<unknown, unknown>): boolean {
  const tags = astNode?.directives?.filter(({ name }) => name.value === 'tag') ?? [];
  return tags.some((tag) => fieldSetOf([tag], 'tag') === 'unasked');
}

function withContexts(value: unknown, contexts: Readonly<Record<string, Thing>>): unknown {
  if (Array.isArray(value)) return value.map((element) => withContexts(element, contexts));
  return typeof value === 'object' && value !== null && '__typename' in value
    ? { ...value, contexts }
    : value;
}

function keyValue(field: string, number: number, type: GraphQLOutputType): unknown {
  const named = getNamedType(type);
  if (isObjectType(named)) return { __typename: named.name, number };
  return named.name === 'Int' ? number : `${field}-${number}`;
}

const TEXTS = ['plain', 'q"uote', 'line\n', 'üñí', '', 'x'.repeat(60), '\u2028😀', '\\', '\u0000', 'Đội Cấn'];

function scalarValue(typeName: string, seed: number): unknown {
  switch (typeName) {
    case 'Int':
      return (seed % 2001) - 1000;
    case 'Float':
      return (seed % 4001) / 8 - 250;
    case 'Boolean':
      return seed % 2 === 0;
    case 'Json':
      return [null, seed, 'text', { a: [seed, { b: null }] }, [], {}, large(seed), [{ a: long(seed) }]][
        seed % 8
      ];
    case 'Code':
      return seed % 4 === 0 ? large(seed) : `code ${seed % 10}`;
    default:
      return `${TEXTS[seed % TEXTS.length]}${seed % 10}`;
  }
}

/** Numbers that no double holds. */
const large = (seed: number): unknown => exact(`9007199254740993${seed % 100}`);
const long = (seed: number): unknown => exact(`0.12345678901234567${(seed % 100) + 1}`);

/** A number as it is written. Newer than TypeScript's library. */
export function exact(text: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);
}

function pick(source: Readonly<Record<string, unknown>>, node: FieldNode): unknown {
  const value = source[node.name.value];
  const { selectionSet } = node;
  if (!selectionSet || value === null) return value;
  const inner = selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  const descend = (one: unknown): unknown => {
    if (one === null) return null;
    if (Array.isArray(one)) return one.map(descend);
    return inner.map((selection) => pick(one as Record<string, unknown>, selection));
  };
  return descend(value);
}

function literalArguments(node: FieldNode): Args {
  return Object.fromEntries(
    (node.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]),
  );
}

function defaults(args: readonly { name: string; defaultValue?: unknown }[]): Args {
  return Object.fromEntries(
    args.flatMap(({ name, defaultValue }) => (defaultValue === undefined ? [] : [[name, defaultValue]])),
  );
}

function fieldSetOf(
  directives: readonly { name: { value: string }; arguments?: readonly unknown[] }[],
  name: string,
): string | undefined {
  const directive = directives.find((node) => node.name.value === name);
  const [argument] = (directive?.arguments ?? []) as { value: { value: string } }[];
  return argument?.value.value;
}

function fieldSet(text: string): SelectionSetNode {
  const [definition] = parse(`{${text}}`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(text);
  return definition.selectionSet;
}

function namesIn(set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((node) => {
    const inner = 'selectionSet' in node && node.selectionSet ? namesIn(node.selectionSet) : [];
    return node.kind === Kind.FIELD ? [node.name.value, ...inner] : inner;
  });
}
