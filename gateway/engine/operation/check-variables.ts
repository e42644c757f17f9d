import {
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { describeForm } from './describe-form.ts';
import { inVietnamese } from './faults-in-vietnamese.ts';
import { type Fault, type Refusal, refuseAsFound } from './refusal.ts';

type RawVariables = Readonly<Record<string, unknown>>;

/** Values of the operation's variables after coercion, with defaults. */
export interface CheckedVariables {
  readonly kind: 'checked';
  readonly coerced: RawVariables;
}

/** @param text of the request; read again for the places of what is wrong */
export type VariableCheck = (raw: RawVariables, text: string) => CheckedVariables | Refusal;

/**
 * Compiles the check of an operation's variables. Refuses with `BAD_USER_INPUT`. Plain scalars are looked at
 * directly; anything else, and every value that looks wrong, goes to graphql-js, whose word is final.
 */
export function compileVariableCheck(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): VariableCheck {
  const definitions = operation.variableDefinitions ?? [];
  const names = definitions.map((definition) => definition.variable.name.value);
  const checkExactly: VariableCheck = (given, text) => {
    const json = JSON.stringify(pick(names, given));
    // Those that were kept as text are sent so, and checked rounded.
    const raw = JSON.parse(json) as RawVariables;
    // Each error repeats the value that it is about.
    const maxErrors = json.length > LONG_VALUES ? 1 : 50;
    const { coerced } = getVariableValues(schema, definitions, raw, { maxErrors });
    if (coerced) return { kind: 'checked', coerced };
    const written = definitionsIn(text, operation.name?.value);
    const { errors } = getVariableValues(schema, written, raw, { maxErrors });
    return refuseAsFound(
      'BAD_USER_INPUT',
      (errors ?? []).map((error) => toFault(schema, written, error)),
    );
  };
  const quick = definitions.map((definition) => quickCheck(schema, definition));
  const isPlain = quick.every((check) => check !== undefined);
  if (!isPlain) return checkExactly;
  return (raw, text) =>
    quick.every((check) => check(raw)) ? { kind: 'checked', coerced: raw } : checkExactly(raw, text);
}

/** In Vietnamese without the value, which stands before the reason and often in it too. */
function toFault(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  { message, locations, originalError }: GraphQLError,
): Fault {
  const name = /^Variable "\$(\w+)"/.exec(message)?.[1];
  const definition = definitions.find(({ variable }) => variable.name.value === name);
  const reason = originalError && inVietnamese(originalError.message);
  const place = originalError && placeIn(message.slice(0, -originalError.message.length));
  return {
    message,
    locations,
    vietnamese: reason && `: biến "$${name}"${place}: ${reason}`,
    nextStep: definition && describeForm(schema, definition),
  };
}

/** Inside the value; read from the end, so that no value can imitate it. */
function placeIn(lead: string): string {
  const path = / at "([\w.[\]]{1,100})"; $/.exec(lead.slice(-LONGEST_PLACE))?.[1];
  return path === undefined ? '' : ` tại "${path}"`;
}

/** Characters of ` at "…"; `. */
const LONGEST_PLACE = 110;

/** Characters of JSON. */
const LONG_VALUES = 10_000;

/** What was given for variables that there are. */
function pick(names: readonly string[], given: RawVariables): RawVariables {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
  );
}

/** With their places. */
function definitionsIn(text: string, operationName: string | undefined): readonly VariableDefinitionNode[] {
  const operation = parse(text).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.name?.value === operationName,
  );
  return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
}

type QuickCheck = (raw: RawVariables) => boolean;

/** A check that is right whenever it says yes; undefined for types that need more. */
function quickCheck(schema: GraphQLSchema, definition: VariableDefinitionNode): QuickCheck | undefined {
  const isRequired = definition.type.kind === Kind.NON_NULL_TYPE;
  const test = quickTest(schema, scalarName(definition.type));
  if (!test || definition.defaultValue) return undefined;
  const name = definition.variable.name.value;
  return (raw) => {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    return value === undefined || value === null ? !isRequired : test(value);
  };
}

/** Scalars of the schema's own are parsed by the subgraphs: here every value of theirs will do. */
function quickTest(schema: GraphQLSchema, typeName: string): ((value: unknown) => boolean) | undefined {
  const type = schema.getType(typeName);
  return isScalarType(type) && !isSpecifiedScalarType(type) ? () => true : QUICK_TESTS[typeName];
}

function scalarName(type: TypeNode): string {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return inner.kind === Kind.NAMED_TYPE ? inner.name.value : '';
}

const QUICK_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  ID: (value) => typeof value === 'string',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
};
