import { GraphQLError, GraphQLScalarType, Kind, type Token, type ValueNode } from 'graphql';
import type { Bilingual } from '../../../platform/language.ts';
import { nameArgument } from '../argument-fault.ts';
import { inputFault } from './input-fault.ts';

/** A scalar of the graph: text in, text out, one parser. */
export interface ScalarDefinition {
  readonly name: string;
  /** `Tiếng Việt · English`. */
  readonly description: string;
  /** The form expected, as error messages put it after "expected". */
  readonly expected: Bilingual;
  /** Text of a caller → normal form; throws BAD_USER_INPUT (see `inputFault`). */
  readonly parse: (text: string) => string;
  /** For values that are not stored as text; text always passes through, as output is the hot path. */
  readonly format?: (value: unknown) => string;
  readonly specifiedByURL?: string;
}

/**
 * Builds the GraphQL scalar of a definition. An error in an inline argument names that argument; one in a
 * variable is named by graphql-js (see `withoutEchoedValue`). Raises BAD_USER_INPUT.
 */
export function defineScalar(definition: ScalarDefinition): GraphQLScalarType<string, string> {
  const { name, description, parse, specifiedByURL = null } = definition;
  const format = definition.format ?? ((value) => refuseOutput(name, value));
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => (typeof value === 'string' ? value : format(value)),
    parseValue: (value) => (typeof value === 'string' ? parse(value) : refuseInput(definition, typeof value)),
    parseLiteral: (node) => parseNode(definition, node),
  });
}

function parseNode(definition: ScalarDefinition, node: ValueNode): string {
  try {
    return node.kind === Kind.STRING ? definition.parse(node.value) : refuseInput(definition, kindOf(node));
  } catch (error) {
    throw error instanceof GraphQLError ? locate(error, node) : error;
  }
}

function refuseInput({ name, expected }: ScalarDefinition, kind: string): never {
  throw inputFault({
    type: name,
    fault: { vi: `thuộc loại ${kind}, không phải chuỗi`, en: `is of kind ${kind}, not a string` },
    expected,
    nextStep: {
      vi: 'Viết giá trị trong dấu ngoặc kép, để giữ các số 0 ở đầu.',
      en: 'Write the value in quotes, so that leading zeros are kept.',
    },
  });
}

function refuseOutput(name: string, value: unknown): never {
  throw new TypeError(`${name} is stored as ${typeof value}; a string was expected.`);
}

function kindOf(node: ValueNode): string {
  return node.kind.replace('Value', '').toLowerCase();
}

/** Gives the error its place in the document and the name of the argument or input field it stands in. */
function locate(error: GraphQLError, node: ValueNode): GraphQLError {
  const argument = argumentName(node);
  const { message, extensions } = argument === undefined ? error : nameArgument(argument, error);
  return new GraphQLError(message, { nodes: node, extensions });
}

/** graphql-js hands a scalar no parent node, but the tokens before the value are `name` and `:`. */
function argumentName(node: ValueNode): string | undefined {
  let token: Token | null | undefined = node.loc?.startToken.prev;
  while (token?.kind === '[' || token?.kind === 'String') token = token.prev;
  return token?.kind === ':' && token.prev?.kind === 'Name' ? token.prev.value : undefined;
}
