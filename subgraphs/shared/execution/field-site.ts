import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from 'graphql';
import type { Document } from './collect-fields.ts';
import type { Place } from './field-errors.ts';
import type { Run } from './run.ts';
import type { CompiledField } from './write-fields.ts';

/** What is compiled: one operation of a document. */
export interface Compilation extends Document {
  readonly operation: OperationDefinitionNode;
  /** Compiles what some fields select of an object type. */
  fieldsOf(type: GraphQLObjectType, parents: readonly FieldNode[]): readonly CompiledField[];
}

/** A field where it stands in a document. */
export interface FieldSite {
  readonly compilation: Compilation;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** All that ask for it under one name. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** What graphql-js tells a resolver of its field. */
export function toInfo(
  { compilation, parentType, definition, nodes }: FieldSite,
  { variables }: Run,
  path: Place,
): GraphQLResolveInfo {
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType,
    path,
    schema: compilation.schema,
    fragments: compilation.fragments as GraphQLResolveInfo['fragments'],
    rootValue: undefined,
    operation: compilation.operation,
    variableValues: variables as GraphQLResolveInfo['variableValues'],
  };
}
