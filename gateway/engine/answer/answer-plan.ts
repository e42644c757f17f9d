import {
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Compilation } from '../compile/compilation.ts';
import { readOwn } from '../execute/own.ts';
import { collectFields, type FieldGroup } from '../operation/collect-fields.ts';
import { needsRuntimeType } from '../operation/needs-runtime-type.ts';
import type { ResponseTree } from '../operation/response-tree.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { isAnything, type LeafCheck, leafCheck } from './leaf-values.ts';

/** A field of the answer on objects of one type. */
export interface FieldPlan {
  readonly responseName: string;
  /** What comes before its value: a brace or a comma, its name, a colon. */
  readonly head: string;
  /** Where its value stands in the data. */
  readonly key: string;
  /** Schema coordinate, for errors. */
  readonly where: string;
  /** The subgraph that is asked for it. Undefined: none can be. */
  readonly source: string | undefined;
  /** Its JSON where it is always the same. */
  readonly constant: string | undefined;
  readonly value: ValuePlan;
}

export type ValuePlan = LeafPlan | ListPlan | ObjectPlan;

export interface LeafPlan {
  readonly kind: 'leaf';
  readonly isRequired: boolean;
  readonly isValid: LeafCheck;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly isRequired: boolean;
  readonly element: ValuePlan;
}

export interface ObjectPlan {
  readonly kind: 'object';
  readonly isRequired: boolean;
  /** What to write of an object; undefined when it is of a type that clients must not see, or that nobody knows. */
  readonly fieldsOf: (object: JsonObject) => readonly FieldPlan[] | undefined;
}

/** Interfaces too: see `needsRuntimeType`. */
type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

/** What is selected at a place, and which of it was fetched. */
interface Selected {
  readonly sets: readonly SelectionSetNode[];
  /** Undefined: not known, and not asked. */
  readonly tree: ResponseTree | undefined;
}

/** How an operation's answer is written: the fields of its root. All else is planned when it first comes by. */
export function planAnswer(compilation: Compilation): () => readonly FieldPlan[] {
  const { apiSchema, operation, fetched } = compilation;
  const root = apiSchema.getRootType(operation.operation);
  if (!root) throw new Error('An operation without a root type');
  const planner = new AnswerPlanner(compilation);
  return () => planner.fieldsOn(root, { sets: [operation.selectionSet], tree: fetched });
}

class AnswerPlanner {
  readonly #compilation: Compilation;
  /** By type and selection: nested interfaces of n types each would else be n × n × n times the same. */
  readonly #fields = new Map<string, readonly FieldPlan[]>();
  readonly #ids = new Map<object, number>();

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  fieldsOn(type: FieldedType, selected: Selected): readonly FieldPlan[] {
    const { sets, tree } = selected;
    const key = [type.name, ...sets.map((set) => this.#idOf(set)), tree && this.#idOf(tree)].join(' ');
    const known = this.#fields.get(key);
    if (known) return known;
    const groups = collectFields(this.#compilation.scope, type.name, sets);
    const fields = groups.map((group, index) => ({
      ...this.#field(type, group, tree),
      head: `${index === 0 ? '{' : ','}${JSON.stringify(group.responseName)}:`,
    }));
    this.#fields.set(key, fields);
    return fields;
  }

  #idOf(object: object): number {
    const id = this.#ids.get(object) ?? this.#ids.size;
    this.#ids.set(object, id);
    return id;
  }

  #field(type: FieldedType, group: FieldGroup, tree: ResponseTree | undefined): Omit<FieldPlan, 'head'> {
    const { responseName, key, name, selectionSets } = group;
    const isMeta = name.startsWith('__');
    const definition = isMeta ? undefined : type.getFields()[name];
    const subtree = tree?.child(key, type.name, this.#compilation.fullSchema);
    return {
      responseName,
      key,
      where: `field ${type.name}.${name}`,
      source: subtree?.source,
      constant: constantOf(type, name, definition !== undefined),
      // Introspection is put into the data ready-made.
      value: definition
        ? this.#value(definition.type, { sets: selectionSets, tree: subtree })
        : { kind: 'leaf', isRequired: false, isValid: isAnything },
    };
  }

  #value(type: GraphQLOutputType, selected: Selected, isRequired = false): ValuePlan {
    if (isNonNullType(type)) return this.#value(type.ofType, selected, true);
    if (isListType(type)) return { kind: 'list', isRequired, element: this.#value(type.ofType, selected) };
    if (isLeafType(type)) return { kind: 'leaf', isRequired, isValid: leafCheck(type as GraphQLLeafType) };
    return { kind: 'object', isRequired, fieldsOf: this.#fieldsOf(type, selected) };
  }

  #fieldsOf(type: GraphQLCompositeType, selected: Selected): ObjectPlan['fieldsOf'] {
    const byTypeName = new Map<unknown, readonly FieldPlan[] | undefined>();
    return (object) => {
      const typeName = isObjectType(type) ? type.name : (readOwn(object, '__typename') ?? type.name);
      const known = byTypeName.get(typeName);
      if (known || typeof typeName !== 'string') return known;
      const runtime = this.#runtimeType(type, typeName, selected);
      const fields = runtime && this.fieldsOn(runtime, selected);
      // Only what is of the schema is kept: names of types come from subgraphs.
      if (fields) byTypeName.set(typeName, fields);
      return fields;
    };
  }

  /** The type whose fields an object has. */
  #runtimeType(type: GraphQLCompositeType, name: string, selected: Selected): FieldedType | undefined {
    if (isObjectType(type)) return type;
    const { apiSchema, scope } = this.#compilation;
    const named = apiSchema.getType(name);
    if (isObjectType(named)) return apiSchema.isSubType(type, named) ? named : undefined;
    // Only the interface is known: its `@interfaceObject` subgraph answered, the one that knows the types did not.
    if (!isInterfaceType(named) || needsRuntimeType(scope, named.name, selected.sets)) return undefined;
    return named === type || apiSchema.isSubType(type, named) ? named : undefined;
  }
}

function constantOf(type: FieldedType, name: string, isKnown: boolean): string | undefined {
  if (name === '__typename') return JSON.stringify(type.name);
  return isKnown || name.startsWith('__') ? undefined : 'null';
}
