import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { applyRewrites } from '../execute/apply-rewrites.ts';
import { mergeInto, type MergeRules } from '../execute/merge.ts';
import { isJsonObject, readOwn, writeOwn } from '../execute/own.ts';
import { fulfils } from '../operation/selection.ts';
import type { FetchNode, RequiredField, RequiredSelection } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';
import { writeValue } from './write-value.ts';

/** The representation of an entity as JSON text; undefined when the entity lacks something the fetch requires. */
export type RepresentationWriter = (entity: JsonObject) => string | undefined;

/** Compiles the writer of a fetch: one per runtime type, made when the type first comes by. */
export function compileRepresentation(
  compilation: RepresentationSource,
  fetch: FetchNode,
): RepresentationWriter {
  const byType = new Map<unknown, RepresentationWriter>();
  return (entity) => {
    const typeName = readOwn(entity, '__typename');
    let write = byType.get(typeName);
    if (!write) {
      write = compileForType(compilation, fetch, typeName);
      byType.set(typeName, write);
    }
    return write(entity);
  };
}

/** Where the representation of every entity of one type is `__typename` and one more field. */
export interface SingleKey {
  readonly typeName: string;
  readonly field: string;
  /** The representation of the entity whose key has this value, as JSON. */
  readonly write: (value: string) => string;
}

/** The fetch's single key, by which equal entities are recognised without writing them. */
export function singleKeyOf(source: RepresentationSource, fetch: FetchNode): SingleKey | undefined {
  const typeName = soleType(fetch);
  if (typeName === undefined || !isObjectType(source.fullSchema.getType(typeName))) return undefined;
  const requires = fetch.requires ?? [];
  const [key, ...more] = (plainFields(requires) ?? []).filter((field) => field.sendAs !== '__typename');
  if (!key || key.selections || more.length > 0) return undefined;
  if (!bringsKey(source, { fetch, typeName }, requires)) return undefined;
  const head = `{"__typename":${JSON.stringify(typeName)},${JSON.stringify(key.sendAs)}:`;
  return { typeName, field: key.responseName, write: (value) => `${head}${writeValue(value)}}` };
}

/** The type condition of a fetch with one fragment and no rewrites. */
function soleType(fetch: FetchNode): string | undefined {
  const [only, ...others] = fetch.requires ?? [];
  const isSole = others.length === 0 && fetch.inputRewrites.length === 0;
  return isSole && only?.kind === 'fragment' ? only.typeCondition : undefined;
}

type RepresentationSource = Pick<Compilation, 'fullSchema' | 'keys'>;

function compileForType(
  source: RepresentationSource,
  fetch: FetchNode,
  typeName: unknown,
): RepresentationWriter {
  const { fullSchema: schema } = source;
  const requires = fetch.requires ?? [];
  if (typeof typeName !== 'string') return () => undefined;
  const matching = requires.filter(
    (selection) => selection.kind === 'field' || fulfils(schema, typeName, selection.typeCondition),
  );
  if (matching.length === 0 || !bringsKey(source, { fetch, typeName }, matching)) return () => undefined;
  const fields = fetch.inputRewrites.length === 0 ? plainFields(matching) : undefined;
  return fields ? compileFields(fields) : (entity) => writeExactly(schema, fetch, entity);
}

interface Represented {
  readonly fetch: FetchNode;
  readonly typeName: string;
}

/**
 * False when the type's representation would hold no key. The planner writes `... on Film { id } ... on Media
 * { title }` for a field that only films are asked for; a book, which is a `Media` too, must then not be sent.
 */
export function bringsKey(
  { fullSchema: schema, keys }: RepresentationSource,
  { fetch, typeName }: Represented,
  matching: readonly RequiredSelection[],
): boolean {
  const type = schema.getType(typeName);
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  const names = [typeName, ...interfaces.map((each) => each.name)];
  const known = names.flatMap((name) => keys.keysOf(fetch.subgraph, name));
  const brought = new Set(matching.flatMap((selection) => fieldNames(schema, typeName, selection)));
  return known.length === 0 || known.some((key) => key.every((field) => brought.has(field)));
}

function fieldNames(
  schema: GraphQLSchema,
  typeName: string,
  selection: RequiredSelection,
): readonly string[] {
  if (selection.kind === 'field') return [selection.sendAs];
  if (!fulfils(schema, typeName, selection.typeCondition)) return [];
  return selection.selections.flatMap((inner) => fieldNames(schema, typeName, inner));
}

/** The fields to send, when one fragment of nothing but fields applies. */
function plainFields(matching: readonly RequiredSelection[]): readonly RequiredField[] | undefined {
  const [only, ...others] = matching;
  if (others.length > 0 || !only?.selections) return undefined;
  const fields = only.selections.filter(isPlainField);
  const isNamed = fields.some((field) => field.sendAs === '__typename');
  return isNamed && fields.length === only.selections.length ? fields : undefined;
}

function isPlainField(selection: RequiredSelection): selection is RequiredField {
  return selection.kind === 'field' && (selection.selections ?? []).every(isPlainField);
}

/** The common case: a fixed list of fields, written without building an object first. */
function compileFields(fields: readonly RequiredField[]): RepresentationWriter {
  const slots = fields.map((field, index) => ({
    key: field.responseName,
    prefix: `${index === 0 ? '{' : ','}${JSON.stringify(field.sendAs)}:`,
    writeObject: field.selections && compileFields(field.selections.filter(isPlainField)),
  }));
  return (entity) => {
    let text = '';
    for (const { key, prefix, writeObject } of slots) {
      const value = readOwn(entity, key);
      if (value === undefined) return undefined;
      text += prefix + (writeObject ? writeNested(value, writeObject) : writeValue(value));
    }
    return `${text}}`;
  };
}

function writeNested(value: unknown, writeObject: RepresentationWriter): string {
  if (Array.isArray(value)) return `[${value.map((element) => writeNested(element, writeObject)).join(',')}]`;
  return isJsonObject(value) ? (writeObject(value) ?? 'null') : 'null';
}

/** Every case: fragments inside, several that match, rewrites. The rewrites touch only objects made here. */
function writeExactly(schema: GraphQLSchema, fetch: FetchNode, entity: JsonObject): string | undefined {
  const representation = represent(schema, entity, fetch.requires ?? []);
  if (representation?.['__typename'] === undefined) return undefined;
  applyRewrites(schema, fetch.inputRewrites, representation);
  return JSON.stringify(representation);
}

function represent(
  schema: GraphQLSchema,
  entity: JsonObject,
  selections: readonly RequiredSelection[],
): JsonObject | undefined {
  const result: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === 'field') {
      const value = readOwn(entity, selection.responseName);
      if (value === undefined) return undefined;
      writeOwn(result, selection.sendAs, representValue(schema, value, selection.selections));
    } else {
      mergeFragment(schema, entity, selection, result);
    }
  }
  return result;
}

/** What is merged are parts of the same values. */
const OF_ONE_ENTITY: MergeRules = { isObjectType: () => true, fits: () => true };

function mergeFragment(
  schema: GraphQLSchema,
  entity: JsonObject,
  fragment: Extract<RequiredSelection, { kind: 'fragment' }>,
  result: JsonObject,
): void {
  const typeName = readOwn(entity, '__typename');
  if (typeof typeName !== 'string' || !fulfils(schema, typeName, fragment.typeCondition)) return;
  const part = represent(schema, entity, fragment.selections);
  if (part) mergeInto(result, part, OF_ONE_ENTITY);
}

function representValue(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly RequiredSelection[] | undefined,
): unknown {
  if (!selections) return value;
  if (Array.isArray(value)) return value.map((element) => representValue(schema, element, selections));
  return isJsonObject(value) ? (represent(schema, value, selections) ?? null) : null;
}
