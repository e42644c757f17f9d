import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLUnionType,
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
import { isAnything, leafCheck } from './leaf-values.ts';

/** Picks the answer out of the merged data. */
export interface Projection {
  /** At once; undefined when something in the data is not as it should be. */
  readonly all: (data: JsonObject) => JsonObject | undefined;
  /**
   * As much as `budget` list elements allow: lists beyond it are left empty and put into `rest`, for `fill`.
   * Throws `ANOMALY` when something is not as it should be.
   */
  readonly begin: (data: JsonObject, budget: number, rest: UnfilledList[]) => JsonObject;
  /** Goes on with a list; it may leave others in `rest`. @returns whether this one is full. */
  readonly fill: (list: UnfilledList, budget: number, rest: UnfilledList[]) => boolean;
}

export interface UnfilledList {
  readonly source: readonly unknown[];
  readonly target: unknown[];
  readonly project: (element: unknown) => unknown;
  /** Index of the first element that is missing. */
  next: number;
}

/**
 * Generates the projection as JavaScript: object literals with one hidden class per selection, which is several times
 * faster than filling objects key by key. It knows only the good case; at the first anomaly (null where none may be,
 * wrong leaf, unknown `__typename`, unresolvable field) it gives up and `shapeAnswer` does the work exactly.
 * Nothing of the request gets into the source except names, and those as JSON strings.
 */
export function generateProjection(compilation: Compilation): Projection {
  const writer = new ProjectionWriter(compilation);
  const root = compilation.apiSchema.getRootType(compilation.operation.operation);
  if (!root) throw new Error('An operation without a root type');
  const main = writer.object(root, [compilation.operation.selectionSet], compilation.fetched);
  const source = `'use strict';
let inParts=false,left=0,rest;
function fail(){throw anomaly}
function later(source,target,project){rest.push({source,target,project,next:0});return target}
function within(budget,list,work){inParts=true;left=budget;rest=list;try{return work()}finally{inParts=false;rest=undefined}}
${writer.functions.join('\n')}
return{
all(data){try{return ${main}(data)}catch(error){if(error===anomaly)return undefined;throw error}},
begin(data,budget,list){return within(budget,list,()=>${main}(data))},
fill(list,budget,others){return within(budget,others,()=>{
const{source,target,project}=list;
for(;list.next<source.length&&left>0;left--,list.next++)target[list.next]=project(source[list.next]);
return list.next===source.length})}}`;
  // oxlint-disable-next-line no-new-func, no-implied-eval -- see above: the source is ours, names are quoted
  const build = new Function('anomaly', 'own', 'c', source) as (
    anomaly: symbol,
    own: typeof readOwn,
    constants: readonly unknown[],
  ) => Projection;
  return build(ANOMALY, readOwn, writer.constants);
}

/** Thrown by what projects in parts. */
export const ANOMALY = Symbol('anomaly');

/** Interfaces too: see `needsRuntimeType`. */
type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

class ProjectionWriter {
  readonly functions: string[] = [];
  readonly constants: unknown[] = [];
  readonly #compilation: Compilation;
  /** Functions by what they project. */
  readonly #objects = new Map<string, string>();
  readonly #ids = new Map<object, number>();

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  /** Name of a function that projects an object of the type. */
  object(type: FieldedType, sets: readonly SelectionSetNode[], tree: ResponseTree | undefined): string {
    // Without it, nested interfaces of n types each would make n × n × n … functions.
    const key = [type.name, ...sets.map((set) => this.#idOf(set)), tree && this.#idOf(tree)].join(' ');
    const name = this.#objects.get(key) ?? this.#writeObject(type, sets, tree);
    this.#objects.set(key, name);
    return name;
  }

  #writeObject(type: FieldedType, sets: readonly SelectionSetNode[], tree: ResponseTree | undefined): string {
    const groups = collectFields(this.#compilation.scope, type.name, sets);
    const reads = groups.map((group, index) => `const x${index}=${readKey(group.key)};`);
    const entries = groups.map((group, index) => {
      const key = JSON.stringify(group.responseName);
      return `${group.responseName === '__proto__' ? `[${key}]` : key}:${this.#field(type, group, `x${index}`, tree)}`;
    });
    return this.#declare(
      'o',
      `if(typeof o!=='object'||o===null||Array.isArray(o)||'rawJSON' in o)fail();${reads.join('')}return{${entries.join(',')}}`,
    );
  }

  #field(type: FieldedType, group: FieldGroup, x: string, tree: ResponseTree | undefined): string {
    if (group.name === '__typename') return JSON.stringify(type.name);
    // Introspection is put into the data ready-made.
    if (group.name.startsWith('__')) return x;
    const definition = type.getFields()[group.name];
    const subtree = tree?.child(group.key, type.name, this.#compilation.fullSchema);
    if (!definition) return 'fail()';
    const value = this.#value(definition.type, x, group.selectionSets, subtree);
    // Nobody fetches it: `shapeAnswer` says so.
    return tree && !subtree ? `(${x}===undefined?fail():${value})` : value;
  }

  #value(
    type: GraphQLOutputType,
    x: string,
    sets: readonly SelectionSetNode[],
    tree: ResponseTree | undefined,
  ): string {
    const isRequired = isNonNullType(type);
    const present = this.#present(isRequired ? type.ofType : type, x, sets, tree);
    return `(${x}===null||${x}===undefined?${isRequired ? 'fail()' : 'null'}:${present})`;
  }

  #present(
    type: GraphQLOutputType,
    x: string,
    sets: readonly SelectionSetNode[],
    tree: ResponseTree | undefined,
  ): string {
    if (isListType(type)) {
      const element = this.#value(type.ofType, 'x', sets, tree);
      const one = this.#declare('e', `const x=o;return ${element}`);
      const body = `if(!Array.isArray(o))fail();const n=o.length,r=new Array(n);if(inParts&&(left-=n)<0)return later(o,r,${one});for(let i=0;i<n;i++){const x=o[i];r[i]=${element}}return r`;
      return `${this.#declare('l', body)}(${x})`;
    }
    if (isLeafType(type)) {
      const check = leafCheck(type);
      return check === isAnything ? x : `(${this.#constant(check)}(${x})?${x}:fail())`;
    }
    if (isObjectType(type)) return `${this.object(type, sets, tree)}(${x})`;
    return `${this.#abstract(type, sets, tree)}(${x})`;
  }

  #abstract(
    type: GraphQLInterfaceType | GraphQLUnionType,
    sets: readonly SelectionSetNode[],
    tree: ResponseTree | undefined,
  ): string {
    const { apiSchema } = this.#compilation;
    const cases = apiSchema
      .getPossibleTypes(type)
      .map((each) => `case ${JSON.stringify(each.name)}:return ${this.object(each, sets, tree)}(o);`);
    return this.#declare(
      'a',
      `switch(o.__typename){${cases.join('')}${this.#untyped(type, sets, tree)}}fail()`,
    );
  }

  /** The case of an object that came as an interface object, when that is enough to know. */
  #untyped(
    type: GraphQLInterfaceType | GraphQLUnionType,
    sets: readonly SelectionSetNode[],
    tree: ResponseTree | undefined,
  ): string {
    const { scope, interfaceObjects } = this.#compilation;
    if (!isInterfaceType(type) || !interfaceObjects.has(type.name)) return '';
    if (needsRuntimeType(scope, type.name, sets)) return '';
    return `case undefined:case ${JSON.stringify(type.name)}:return ${this.object(type, sets, tree)}(o);`;
  }

  #declare(prefix: string, body: string): string {
    const name = `${prefix}${this.functions.length}`;
    this.functions.push(`function ${name}(o){${body}}`);
    return name;
  }

  #idOf(object: object): number {
    const id = this.#ids.get(object) ?? this.#ids.size;
    this.#ids.set(object, id);
    return id;
  }

  #constant(value: unknown): string {
    const known = this.constants.indexOf(value);
    const index = known < 0 ? this.constants.push(value) - 1 : known;
    return `c[${index}]`;
  }
}

/** A key that every object inherits must be looked for among the object's own. */
function readKey(name: string): string {
  const key = JSON.stringify(name);
  return name in Object.prototype ? `own(o,${key})` : `o[${key}]`;
}
