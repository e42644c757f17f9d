import {
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  type GraphQLType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { leafCheck } from '../answer/leaf-values.ts';
import type { MergePlace, MergeRules } from '../execute/merge.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn } from '../operation/document-parts.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { entitySelections } from '../plan/entity-selections.ts';
import { finalKey } from '../plan/final-key.ts';
import type { FetchNode } from '../plan/plan.ts';

/** What merging the answers of a fetch has to know of the schema. */
export function mergeRules(schema: GraphQLSchema, fetch: FetchNode): MergeRules {
  return {
    isObjectType: (name) => typeof name === 'string' && isObjectType(schema.getType(name)),
    fits: (value, place) => {
      const keyOf = finalKey(fetch);
      const scope: SelectionScope = {
        schema,
        fragments: fragmentsIn(fetch.document),
        keyOf: ({ alias, name }) => keyOf((alias ?? name).value),
      };
      const root = fetch.operationKind === 'query' ? 'Query' : 'Mutation';
      const selected = selectedAt(scope, place, {
        type: fetch.requires ? undefined : schema.getType(root),
        sets: [entitySelections(fetch)],
      });
      return isOfType(value, selected.type);
    },
  };
}

interface Selected {
  /** Undefined when it is not known. */
  readonly type: GraphQLType | undefined;
  readonly sets: readonly SelectionSetNode[];
}

/** What the fetch selects at the place. @param top on the object that it fills */
function selectedAt(scope: SelectionScope, { above, field }: MergePlace, top: Selected): Selected {
  const parent = above ? selectedAt(scope, above, top) : top;
  const type = parent.type && getNullableType(parent.type);
  if (!field) return { ...parent, type: isListType(type) ? type.ofType : undefined };
  const told = readOwn(field.of, '__typename');
  const typeName = typeof told === 'string' ? told : (getNamedType(type)?.name ?? '');
  const groups = collectFields(scope, typeName, parent.sets);
  const group = groups.find(({ key }) => key === field.key);
  return group
    ? { type: fieldType(scope.schema, typeName, group.name), sets: group.selectionSets }
    : { type: undefined, sets: [] };
}

function fieldType(schema: GraphQLSchema, typeName: string, name: string): GraphQLType | undefined {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
}

function isOfType(value: unknown, declared: GraphQLType | undefined): boolean {
  const type = declared && getNullableType(declared);
  if (type === undefined) return true;
  if (isListType(type)) return Array.isArray(value);
  return isLeafType(type) ? leafCheck(type)(value) : isJsonObject(value);
}
