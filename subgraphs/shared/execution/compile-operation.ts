import {
  Kind,
  OperationTypeNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import { compileEntities, ENTITIES } from './compile-entities.ts';
import { compileField } from './compile-field.ts';
import { compileVariables } from './compile-variables.ts';
import { FieldErrors } from './field-errors.ts';
import type { Eventual, Text } from './field-failure.ts';
import type { Compilation, FieldSite } from './field-site.ts';
import { findConditions } from './find-conditions.ts';
import type { Run } from './run.ts';
import { writeFields, type CompiledField } from './write-fields.ts';

/** What came of one execution. */
export interface Answer {
  readonly errors: readonly GraphQLError[];
  /** JSON of `data`; undefined when nothing was executed. */
  readonly data: string | undefined;
}

/** A query that is ready to run, again and again. */
export interface CompiledOperation {
  /** @param given variables as they came. Never throws, never rejects. */
  run(given: Readonly<Record<string, unknown>>, context: unknown): Eventual<Answer>;
}

/**
 * Prepares a valid document for execution: what graphql-js would find out for each object of each answer (fields,
 * arguments, types, fragments) is settled once, and answers are written as JSON without being built first.
 * The answers are those of graphql-js; its `execute` is the specification, and a test compares the two.
 *
 * @returns undefined for what is no query, or where there is not one operation of that name.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | undefined {
  const operation = findQuery(document, operationName);
  const type = schema.getQueryType();
  if (!operation || !type) return undefined;
  const coerce = compileVariables(schema, operation);
  const fieldsFor = variants(schema, document, operation, type);
  return {
    run: (given, context) => {
      const coerced = coerce(given);
      if (coerced.errors) return { errors: coerced.errors, data: undefined };
      const { values: variables, faults } = coerced;
      const run: Run = { context, variables, faults, errors: new FieldErrors(), argumentsOf: new Map() };
      const text = writeFields(fieldsFor(variables), run, undefined, undefined);
      return text instanceof Promise ? text.then((come) => toAnswer(run, come)) : toAnswer(run, text);
    },
  };
}

function toAnswer({ errors }: Run, text: Text): Answer {
  if (typeof text === 'string') return { errors: errors.list, data: text };
  errors.add(text.error, undefined);
  return { errors: errors.list, data: 'null' };
}

function findQuery(
  { definitions }: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const wanted = name === undefined ? operations : operations.filter((node) => node.name?.value === name);
  const [operation, ...others] = wanted;
  return others.length === 0 && operation?.operation === OperationTypeNode.QUERY ? operation : undefined;
}

/** Combinations of conditions kept compiled; there are few in a document, and nearly always one. */
const MOST_VARIANTS = 64;

function variants(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  type: GraphQLObjectType,
): (variables: Run['variables']) => readonly CompiledField[] {
  const names = findConditions(document);
  const known = new Map<string, readonly CompiledField[]>();
  return (variables) => {
    const key = names.map((name) => String(variables[name])).join();
    const compiled = known.get(key);
    if (compiled) return compiled;
    const conditions = Object.fromEntries(names.map((name) => [name, variables[name]]));
    const made = compileFields({ schema, document, operation, conditions }, type);
    if (known.size >= MOST_VARIANTS) known.clear();
    known.set(key, made);
    return made;
  };
}

interface Variant extends Pick<Compilation, 'schema' | 'operation' | 'conditions'> {
  readonly document: DocumentNode;
}

function compileFields({ document, ...variant }: Variant, type: GraphQLObjectType): readonly CompiledField[] {
  const compilation: Compilation = {
    ...variant,
    fragments: Object.fromEntries(
      document.definitions
        .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    ),
    fieldsOf: (of, parents) =>
      compileSets(
        compilation,
        of,
        parents.flatMap(({ selectionSet }) => selectionSet ?? []),
      ),
  };
  return compileSets(compilation, type, [variant.operation.selectionSet]);
}

function compileSets(
  compilation: Compilation,
  parentType: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly CompiledField[] {
  const compiled: CompiledField[] = [];
  for (const [name, nodes] of collectFields(compilation, parentType, sets)) {
    const definition = definitionOf(compilation.schema, parentType, nodes[0]);
    // Validation has seen to it that there is one.
    if (!definition) continue;
    const site: FieldSite = { compilation, parentType, definition, nodes };
    const isEntities = definition.name === ENTITIES && parentType === compilation.schema.getQueryType();
    const write = isEntities ? compileEntities(name, site) : compileField(name, site);
    compiled.push({ label: `${compiled.length === 0 ? '' : ','}"${name}":`, write });
  }
  return compiled;
}

function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  { name: { value: name } }: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (type === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}
