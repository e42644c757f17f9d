import {
  type ASTVisitor,
  type FloatValueNode,
  getNamedType,
  GraphQLError,
  type GraphQLSchema,
  type IntValueNode,
  parse,
  specifiedRules,
  validate,
  type ValidationContext,
} from 'graphql';
import type { DocumentFault } from './operation-planner.ts';

/** Validates a document that parses. Its time grows with the square of what is selected twice in one place. */
export function validateText(apiSchema: GraphQLSchema, text: string): readonly DocumentFault[] {
  return validate(apiSchema, parse(text), RULES).map(({ message, locations }) => ({
    message,
    locations: locations?.map(({ line, column }) => ({ line, column })),
  }));
}

/** graphql-js lets pass what no double holds. https://spec.graphql.org/October2021/#sec-Float.Input-Coercion */
function finiteFloats(context: ValidationContext): ASTVisitor {
  const check = (node: IntValueNode | FloatValueNode): void => {
    const type = context.getInputType();
    if (!type || getNamedType(type).name !== 'Float' || Number.isFinite(Number(node.value))) return;
    context.reportError(new GraphQLError(`Float cannot represent ${node.value}.`, { nodes: node }));
  };
  return { IntValue: check, FloatValue: check };
}

const RULES = [...specifiedRules, finiteFloats];
