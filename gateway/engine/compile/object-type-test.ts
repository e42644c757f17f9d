import { type GraphQLSchema, isObjectType } from 'graphql';
import type { IsObjectType } from '../execute/merge.ts';

/** A test for names of object types of the schema. */
export function objectTypeTest(schema: GraphQLSchema): IsObjectType {
  return (name) => typeof name === 'string' && isObjectType(schema.getType(name));
}
