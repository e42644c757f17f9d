import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { Bilingual } from '../../../platform/language.ts';
import { inputFault } from './input-fault.ts';

/** A scalar of the graph: text in, text out, one parser. */
export interface ScalarDefinition {
  readonly name: string;
  /** `Tiếng Việt · English`. */
  readonly description: string;
  /** The form expected, as error messages put it after "expected". */
  readonly expected: Bilingual;
  /** Text of a caller, without the spaces around it → normal form; throws BAD_USER_INPUT (see `inputFault`). */
  readonly parse: (text: string) => string;
  /** For values that are not stored as text; text always passes through, as output is the hot path. */
  readonly format?: (value: unknown) => string;
  readonly specifiedByURL?: string;
}

/** Builds the GraphQL scalar of a definition. Raises BAD_USER_INPUT; whoever reads the argument names it. */
export function defineScalar(definition: ScalarDefinition): GraphQLScalarType<string, string> {
  const { name, description, parse, specifiedByURL = null } = definition;
  const format = definition.format ?? ((value) => refuseOutput(name, value));
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => (typeof value === 'string' ? value : format(value)),
    parseValue: (value) =>
      typeof value === 'string' ? parse(value.trim()) : refuseInput(definition, typeof value),
    parseLiteral: (node) =>
      node.kind === Kind.STRING ? parse(node.value.trim()) : refuseInput(definition, kindOf(node)),
  });
}

function refuseInput({ name, expected }: ScalarDefinition, kind: string): never {
  throw inputFault({
    type: name,
    fault: {
      vi: `là ${KINDS[kind] ?? 'giá trị loại khác'}, không phải chuỗi`,
      en: `is of kind ${kind}, not a string`,
    },
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

/** By what JavaScript and GraphQL call them. */
const KINDS: Readonly<Record<string, string>> = {
  int: 'số nguyên',
  float: 'số thập phân',
  number: 'số',
  boolean: 'giá trị đúng/sai',
  list: 'danh sách',
  object: 'đối tượng hoặc danh sách',
  enum: 'từ không có dấu ngoặc kép',
};

function kindOf(node: ValueNode): string {
  return node.kind.replace('Value', '').toLowerCase();
}
