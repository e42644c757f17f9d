import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  type EnumValueNode,
  type FloatValueNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntValueNode,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type StringValueNode,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import { mapFetches } from './map-fetches.ts';
import type { FetchNode, PlanNode } from './plan.ts';
import { withDocument } from './with-document.ts';

/** An operation without what the planner does not write again as it was written. */
export interface PlainOperation {
  readonly document: DocumentNode;
  /** Puts it back into the plan. */
  readonly restore: (plan: PlanNode) => PlanNode;
}

/**
 * The planner reads literals into JavaScript values: numbers are rounded, and what a scalar of the schema's own is given
 * may become a value of another kind. So it gets texts in place of those, and their defaults are put back as they were.
 */
export function setLiteralsAside(document: DocumentNode, schema: GraphQLSchema): PlainOperation {
  const literals: ValueNode[] = [];
  const types = new TypeInfo(schema);
  const setAside = (node: IntValueNode | FloatValueNode | EnumValueNode): StringValueNode | undefined => {
    if (!isFree(types.getInputType())) return undefined;
    literals.push(node);
    return { kind: Kind.STRING, value: `${MARK}${literals.length - 1}` };
  };
  const plain = visit(
    document,
    visitWithTypeInfo(types, { IntValue: setAside, FloatValue: setAside, EnumValue: setAside }),
  );
  const defaults = defaultsIn(document);
  if (literals.length === 0 && defaults.size === 0) return { document, restore: (plan) => plan };
  const restore = (fetch: FetchNode): FetchNode =>
    withDocument(
      fetch,
      visit(fetch.document, {
        StringValue: ({ value }) =>
          value.startsWith(MARK) ? literals[Number(value.slice(MARK.length))] : undefined,
        VariableDefinition: (node) => {
          const defaultValue = defaults.get(node.variable.name.value);
          // Not looked into: it is as the client wrote it.
          return defaultValue ? { ...node, defaultValue } : false;
        },
      }),
    );
  return { document: plain, restore: (plan) => mapFetches(plan, restore) };
}

/** Nobody who writes an operation can know it. */
const MARK = `${randomUUID()} `;

/** True inside the value of a scalar of the schema's own, where everything may stand. */
function isFree(type: GraphQLInputType | null | undefined): boolean {
  const named = type && getNamedType(type);
  return !named || (isScalarType(named) && !isSpecifiedScalarType(named));
}

function defaultsIn(document: DocumentNode): ReadonlyMap<string, ValueNode> {
  const definitions = operationIn(document).variableDefinitions ?? [];
  return new Map(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, defaultValue] as const] : [],
    ),
  );
}
