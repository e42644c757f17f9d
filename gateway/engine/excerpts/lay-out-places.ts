import {
  getNamedType,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Compilation } from '../compile/compilation.ts';
import { isBelowBranches, isRouted } from '../compile/routed-fetch.ts';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn } from '../operation/document-parts.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { entitySelections } from '../plan/entity-selections.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { DataPlace, PlaceField } from './data-place.ts';
import { unsuited } from './unsuited.ts';

/**
 * Lays out what a plan gathers. Throws `UnsuitedError` where a place can have objects of several types, or several
 * fetches bring one field, or a fetch does more than to bring fields.
 * @returns the root
 */
export function layOutPlaces(compilation: Compilation): DataPlace {
  const { fullSchema, operation, plan } = compilation;
  const rootType = fullSchema.getRootType(operation.operation) ?? unsuited();
  const root = createPlace(rootType);
  const layout: Layout = { weight: 0, enums: new Set() };
  for (const fetch of fetchesIn(plan)) {
    if (!isPlain(compilation, fetch)) unsuited();
    const scope: SelectionScope = { schema: fullSchema, fragments: fragmentsIn(fetch.document) };
    addFields({ layout, scope, fetch }, placeAt(root, fetch.path), [entitySelections(fetch)]);
  }
  return root;
}

/** What has been laid out so far, see `MAX_PLAN_WEIGHT`. */
interface Layout {
  weight: number;
  readonly enums: Set<GraphQLEnumType>;
}

interface FetchLayout {
  readonly layout: Layout;
  readonly scope: SelectionScope;
  readonly fetch: FetchNode;
}

/**
 * Weights stand for the size of the generated code: each key, and each name of an enum once, weighs its letters and
 * `NAME_WEIGHT`. A heavier plan takes tens of milliseconds to generate and to compile; the functions of a heavier
 * object are not optimised by V8.
 */
const MAX_PLAN_WEIGHT = 12_000;
const MAX_OBJECT_WEIGHT = 2_500;
const NAME_WEIGHT = 16;

/** The place that a plan's path leads to. */
export function placeAt(root: DataPlace, path: readonly string[]): DataPlace {
  return path.reduce(
    (place, step) => (step === '@' ? place : (place.fields.get(step)?.place ?? unsuited())),
    root,
  );
}

function createPlace(type: GraphQLObjectType): DataPlace {
  return { type, fields: new Map(), broughtBy: new Map(), wants: [] };
}

function isPlain(compilation: Compilation, fetch: FetchNode): boolean {
  const { inputRewrites, outputRewrites, contextRewrites, requires, path } = fetch;
  if (inputRewrites.length + outputRewrites.length + contextRewrites.length > 0) return false;
  if (!requires) return path.length === 0;
  return !isRouted(compilation, fetch) && !isBelowBranches(compilation, fetch);
}

type SelectionSets = Parameters<typeof collectFields>[2];

function addFields(source: FetchLayout, place: DataPlace, sets: SelectionSets): void {
  const { layout, scope, fetch } = source;
  const keys: string[] = [];
  let weight = 0;
  for (const { responseName: key, name, selectionSets } of collectFields(scope, place.type.name, sets)) {
    weight += key.length + NAME_WEIGHT;
    if (weight > MAX_OBJECT_WEIGHT) unsuited();
    const isTypeName = name === '__typename';
    if (key in Object.prototype || isTaken(place, key, isTypeName)) unsuited();
    keys.push(key);
    if (isTypeName) continue;
    const definition = place.type.getFields()[name] ?? unsuited();
    const field = createField(key, definition.type, fetch);
    place.fields.set(key, field);
    weighEnum(layout, getNamedType(field.type));
    if (field.place) addFields(source, field.place, selectionSets);
  }
  place.broughtBy.set(fetch, keys);
  layout.weight += weight;
  if (layout.weight > MAX_PLAN_WEIGHT) unsuited();
}

function weighEnum(layout: Layout, type: GraphQLNamedType): void {
  if (!isEnumType(type) || layout.enums.has(type)) return;
  layout.enums.add(type);
  for (const { name } of type.getValues()) layout.weight += name.length + NAME_WEIGHT;
}

/** The name of a type may come several times: it is the same each time. */
function isTaken({ fields, broughtBy }: DataPlace, key: string, isTypeName: boolean): boolean {
  return isTypeName ? fields.has(key) : [...broughtBy.values()].some((keys) => keys.includes(key));
}

function createField(key: string, type: GraphQLOutputType, fetch: FetchNode): PlaceField {
  const named = getNamedType(type);
  if (!isLeafType(named) && !isObjectType(named)) unsuited();
  return {
    key,
    type,
    fetch,
    place: isObjectType(named) ? createPlace(named) : undefined,
    excerpt: undefined,
  };
}
