import {
  getArgumentValues,
  getNamedType,
  GraphQLError,
  isInputObjectType,
  isScalarType,
  visit,
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
} from 'graphql';
import { argumentFault, nameArgument } from '../argument-fault.ts';
import { findTextFault } from '../text/find-text-fault.ts';
import type { Arguments, Run } from './run.ts';
import { faultOfLiteral } from './value-fault.ts';

const NONE: Arguments = Object.freeze({});

/**
 * The arguments of a field: worked out here where no variable has a part in them, else once a run. A value that cannot be
 * right costs the field that it is meant for and no other, whether it stands in the document or came as a variable.
 * @returns a function that throws BAD_USER_INPUT, naming the argument.
 */
export function compileArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Arguments {
  if (definition.args.length === 0) return () => NONE;
  const given = (node.arguments ?? []).map((argument) => ({ argument, variables: variablesIn(argument) }));
  const field: Field = { definition, node, given, texts: textArguments(definition) };
  if (given.every(({ variables }) => variables.length === 0)) return readOnce(field);
  return (run) => {
    const known = run.argumentsOf.get(node);
    if (known) return known;
    const values = readArguments(field, run);
    run.argumentsOf.set(node, values);
    return values;
  };
}

interface Field {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly given: readonly Given[];
  /** Names of the arguments that take text. */
  readonly texts: readonly string[];
}

interface Given {
  readonly argument: ArgumentNode;
  /** Names of those in its value. */
  readonly variables: readonly string[];
}

/** Values that do not fit are refused in each run. */
function readOnce(field: Field): () => Arguments {
  try {
    const values = Object.freeze(readArguments(field, { variables: {}, faults: new Map() }));
    return () => values;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function readArguments(
  { definition, node, given, texts }: Field,
  { variables, faults }: Pick<Run, 'variables' | 'faults'>,
): Arguments {
  if (faults.size > 0) refuseFaultyVariables(given, faults);
  const values = argumentValues(definition, node, variables);
  for (const name of texts) {
    const fault = findTextFault(values[name]);
    if (fault) throw argumentFault(name, fault);
  }
  return values;
}

function refuseFaultyVariables(given: readonly Given[], faults: Run['faults']): void {
  for (const { argument, variables } of given) {
    for (const variable of variables) {
      const fault = faults.get(variable);
      if (fault) throw nameArgument(argument.name.value, fault.error, fault.place);
    }
  }
}

/** graphql-js repeats a value that does not fit; it may be a personal ID, and the scalar has better words. */
function argumentValues(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Run['variables'],
): Arguments {
  try {
    return getArgumentValues(definition, node, variables);
  } catch (error) {
    for (const { name, value } of node.arguments ?? []) {
      const type = definition.args.find((argument) => argument.name === name.value)?.type;
      const fault = type && faultOfLiteral(value, type);
      if (fault) throw at(value, nameArgument(name.value, fault.error, fault.place));
    }
    throw error;
  }
}

function at(node: ArgumentNode['value'], { message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions });
}

function variablesIn(argument: ArgumentNode): readonly string[] {
  const names: string[] = [];
  visit(argument, {
    Variable({ name }) {
      names.push(name.value);
    },
  });
  return names;
}

function textArguments({ args }: GraphQLField<unknown, unknown>): readonly string[] {
  return args.filter(takesText).map(({ name }) => name);
}

/** Representations have a check of their own. */
const NO_TEXT: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean', '_Any']);

function takesText({ type }: GraphQLArgument): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) || (isScalarType(named) && !NO_TEXT.has(named.name));
}
