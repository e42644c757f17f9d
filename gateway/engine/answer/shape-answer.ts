import {
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Slices } from '../../../platform/slices.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { Defect, ErrorPolicy } from '../error-policy.ts';
import type { ErrorLog } from '../execute/error-log.ts';
import { isJsonObject, readOwn, writeOwn } from '../execute/own.ts';
import { collectFields, type FieldGroup } from '../operation/collect-fields.ts';
import { needsRuntimeType } from '../operation/needs-runtime-type.ts';
import type { ResponseTree } from '../operation/response-tree.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { leafCheck } from './leaf-values.ts';
import { weigh } from './weigh.ts';

/** A null where the schema allows none: it takes its parent along. */
const BUBBLE = Symbol('bubble');

type Shaped = unknown;

type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

/** What is selected at a place, and which of it was fetched. */
interface Selected {
  readonly sets: readonly SelectionSetNode[];
  /** Undefined: not known, and not asked. */
  readonly tree: ResponseTree | undefined;
}

/**
 * Shapes the answer exactly: every value checked, nulls bubbling to the next nullable place, one error per place that
 * no earlier error explains. Slower than the generated projection, which hands over when it meets anything unusual.
 */
export function shapeAnswer(
  compilation: Compilation,
  data: JsonObject,
  errors: ErrorLog,
  policy: ErrorPolicy,
): JsonObject | null {
  const { root, selected } = rootOf(compilation);
  const shaped = new Shaper(compilation, errors, policy).object(root, data, selected);
  return isJsonObject(shaped) ? shaped : null;
}

/** The same for large data, in parts. */
export function* shapeAnswerInSlices(
  compilation: Compilation,
  data: JsonObject,
  errors: ErrorLog,
  policy: ErrorPolicy,
): Slices<JsonObject | null> {
  const { root, selected } = rootOf(compilation);
  const shaped = yield* new Shaper(compilation, errors, policy).objectInSlices(root, data, selected);
  return isJsonObject(shaped) ? shaped : null;
}

function rootOf({ apiSchema, operation, fetched }: Compilation): {
  readonly root: FieldedType;
  readonly selected: Selected;
} {
  const root = apiSchema.getRootType(operation.operation);
  if (!root) throw new Error('An operation without a root type');
  return { root, selected: { sets: [operation.selectionSet], tree: fetched } };
}

/** Values that are shaped at once: some two milliseconds. */
const LIGHT = 1_000;

function isLight(value: unknown): boolean {
  return weigh(value, LIGHT) <= LIGHT;
}

class Shaper {
  readonly #compilation: Compilation;
  readonly #errors: ErrorLog;
  readonly #policy: ErrorPolicy;
  /** Where we are; pushed and popped, copied only for errors. */
  readonly #path: (string | number)[] = [];

  constructor(compilation: Compilation, errors: ErrorLog, policy: ErrorPolicy) {
    this.#compilation = compilation;
    this.#errors = errors;
    this.#policy = policy;
  }

  object(type: FieldedType, source: JsonObject, { sets, tree }: Selected): Shaped {
    const result: JsonObject = {};
    for (const group of collectFields(this.#compilation.scope, type.name, sets)) {
      this.#path.push(group.responseName);
      const shaped = this.#field(type, group, source, tree);
      this.#path.pop();
      if (shaped === BUBBLE) return BUBBLE;
      writeOwn(result, group.responseName, shaped);
    }
    return result;
  }

  #field(type: FieldedType, group: FieldGroup, source: JsonObject, tree: ResponseTree | undefined): Shaped {
    const value = readOwn(source, group.key);
    if (group.name === '__typename') return type.name;
    if (group.name.startsWith('__')) return value;
    const definition = type.getFields()[group.name];
    if (!definition) return null;
    const where = `field ${type.name}.${group.name}`;
    const { fullSchema } = this.#compilation;
    const subtree = tree?.child(group.key, type.name, fullSchema);
    if (tree && !subtree && value === undefined) {
      this.#note('unresolvable', where);
      return isNonNullType(definition.type) ? BUBBLE : null;
    }
    return this.#value(definition.type, value, { sets: group.selectionSets, tree: subtree }, where);
  }

  #value(type: GraphQLOutputType, value: unknown, selected: Selected, where: string): Shaped {
    if (!isNonNullType(type)) {
      const shaped = this.#nullable(type, value, selected, where);
      return shaped === BUBBLE ? null : shaped;
    }
    const shaped = this.#nullable(type.ofType, value, selected, where);
    return shaped === null ? this.#missing('null', where) : shaped;
  }

  /** BUBBLE: something inside took this value along, and an error says so already. */
  #nullable(type: GraphQLOutputType, value: unknown, selected: Selected, where: string): Shaped {
    if (value === null || value === undefined) return null;
    if (isListType(type)) return this.#list(type.ofType, value, selected, where);
    if (isLeafType(type)) return leafCheck(type)(value) ? value : this.#missing('invalid', where);
    if (!isJsonObject(value)) return this.#missing('invalid', where);
    const runtime = this.#runtimeType(type as GraphQLCompositeType, value, selected);
    return runtime ? this.object(runtime, value, selected) : this.#missing('invalid', where);
  }

  #list(itemType: GraphQLOutputType, value: unknown, selected: Selected, where: string): Shaped {
    if (!Array.isArray(value)) return this.#missing('invalid', where);
    const shaped: Shaped[] = [];
    for (const [index, element] of value.entries()) {
      this.#path.push(index);
      const item = this.#value(itemType, element, selected, where);
      this.#path.pop();
      if (item === BUBBLE) return BUBBLE;
      shaped.push(item);
    }
    return shaped;
  }

  *objectInSlices(type: FieldedType, source: JsonObject, { sets, tree }: Selected): Slices<Shaped> {
    const result: JsonObject = {};
    for (const group of collectFields(this.#compilation.scope, type.name, sets)) {
      this.#path.push(group.responseName);
      const shaped = yield* this.#fieldInSlices(type, group, source, tree);
      this.#path.pop();
      if (shaped === BUBBLE) return BUBBLE;
      writeOwn(result, group.responseName, shaped);
    }
    return result;
  }

  *#fieldInSlices(
    type: FieldedType,
    group: FieldGroup,
    source: JsonObject,
    tree: ResponseTree | undefined,
  ): Slices<Shaped> {
    const value = readOwn(source, group.key);
    const definition = group.name.startsWith('__') ? undefined : type.getFields()[group.name];
    if (!definition || isLight(value)) return this.#field(type, group, source, tree);
    const subtree = tree?.child(group.key, type.name, this.#compilation.fullSchema);
    const selected = { sets: group.selectionSets, tree: subtree };
    return yield* this.#valueInSlices(definition.type, value, selected, `field ${type.name}.${group.name}`);
  }

  *#valueInSlices(
    type: GraphQLOutputType,
    value: unknown,
    selected: Selected,
    where: string,
  ): Slices<Shaped> {
    yield;
    if (isLight(value)) return this.#value(type, value, selected, where);
    if (isNonNullType(type)) return yield* this.#heavyInSlices(type.ofType, value, selected, where);
    const shaped = yield* this.#heavyInSlices(type, value, selected, where);
    return shaped === BUBBLE ? null : shaped;
  }

  /** Of a list or an object: nothing else is heavy and right. */
  *#heavyInSlices(
    type: GraphQLOutputType,
    value: unknown,
    selected: Selected,
    where: string,
  ): Slices<Shaped> {
    if (isListType(type) && Array.isArray(value))
      return yield* this.#listInSlices(type.ofType, value, selected, where);
    if (isLeafType(type) || isListType(type) || !isJsonObject(value))
      return this.#nullable(type, value, selected, where);
    const runtime = this.#runtimeType(type as GraphQLCompositeType, value, selected);
    return runtime ? yield* this.objectInSlices(runtime, value, selected) : this.#missing('invalid', where);
  }

  *#listInSlices(
    itemType: GraphQLOutputType,
    list: readonly unknown[],
    selected: Selected,
    where: string,
  ): Slices<Shaped> {
    const shaped: Shaped[] = [];
    for (const [index, element] of list.entries()) {
      this.#path.push(index);
      const item = yield* this.#valueInSlices(itemType, element, selected, where);
      this.#path.pop();
      if (item === BUBBLE) return BUBBLE;
      shaped.push(item);
    }
    return shaped;
  }

  /** The type whose fields the value has; undefined for types that clients must not see, or that nobody knows. */
  #runtimeType(type: GraphQLCompositeType, value: JsonObject, selected: Selected): FieldedType | undefined {
    if (isObjectType(type)) return type;
    const { apiSchema, scope } = this.#compilation;
    const name = readOwn(value, '__typename') ?? type.name;
    const named = typeof name === 'string' ? apiSchema.getType(name) : undefined;
    if (isObjectType(named)) return apiSchema.isSubType(type, named) ? named : undefined;
    // Only the interface is known: its `@interfaceObject` subgraph answered, the one that knows the types did not.
    if (!isInterfaceType(named) || needsRuntimeType(scope, named.name, selected.sets)) return undefined;
    return named === type || apiSchema.isSubType(type, named) ? named : undefined;
  }

  #missing(defect: Defect, where: string): typeof BUBBLE {
    this.#note(defect, where);
    return BUBBLE;
  }

  #note(defect: Defect, where: string): void {
    if (!this.#errors.explains(this.#path))
      this.#errors.add(this.#policy.incomplete(defect, where), [...this.#path]);
  }
}
