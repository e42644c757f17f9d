import {
  getNullableType,
  isListType,
  isObjectType,
  isScalarType,
  valueFromASTUntyped,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { bilingual, type Bilingual } from '../../../platform/language.ts';
import { argumentFault } from '../argument-fault.ts';
import { findTextFault } from '../text/find-text-fault.ts';

/** An entity as a gateway names it: its type, its key, and what fields of other subgraphs a resolver requires. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Compiles the check of the representations of a type. Gateways make them of what other registers say, but anybody may
 * send them, and their values become parameters of statements.
 * @returns a function that throws BAD_USER_INPUT for a key that is missing or null, and for a value of another kind than
 *   its field.
 */
export function compileRepresentationCheck(
  type: GraphQLObjectType,
): (representation: Representation) => void {
  const keys = keysOf(type);
  return (representation) => {
    const fault =
      faultOfFields(representation, type) ??
      (keys.some((key) => key.every((name) => representation[name] != null)) ? undefined : noKey(type));
    if (fault) throw refusal(fault);
  };
}

/** Of a representation that is no object, or whose `__typename` is no entity of this subgraph. */
export function unknownType(): GraphQLError {
  return refusal({
    vi: '__typename không phải là thực thể nào ở đây',
    en: '__typename is no entity of this subgraph',
  });
}

function refusal(fault: Bilingual): GraphQLError {
  return argumentFault('representations', { fault });
}

/** Names of the fields of each `@key`; of nested ones the outermost. */
function keysOf({ astNode }: GraphQLObjectType): readonly (readonly string[])[] {
  const directives = (astNode?.directives ?? []).filter(({ name }) => name.value === 'key');
  return directives.map(({ arguments: given = [] }) => {
    const fields = given.find(({ name }) => name.value === 'fields');
    const text = fields ? String(valueFromASTUntyped(fields.value)) : '';
    return text
      .replaceAll(/\{[^]*\}/g, '')
      .split(/[\s,]+/)
      .filter(Boolean);
  });
}

function noKey({ name }: GraphQLObjectType): Bilingual {
  return { vi: `thiếu khóa của ${name}`, en: `the key of a ${name} is missing` };
}

/** Of JSON: what it has is its own. */
function faultOfFields(value: object, type: GraphQLObjectType): Bilingual | undefined {
  const fields = type.getFields();
  for (const name in value) {
    const field = fields[name];
    const fault = field && faultOf((value as Readonly<Record<string, unknown>>)[name], field.type);
    if (fault) return bilingual`${name}: ${fault}`;
  }
  return undefined;
}

function faultOf(value: unknown, type: GraphQLOutputType): Bilingual | undefined {
  if (value === null || value === undefined) return undefined;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (!Array.isArray(value)) return OTHER_KIND;
    return firstFault(value, (item) => faultOf(item, inner.ofType));
  }
  if (isObjectType(inner)) return typeof value === 'object' ? faultOfFields(value, inner) : OTHER_KIND;
  return isScalarType(inner) && !isOfKind(value, inner.name) ? OTHER_KIND : findTextFault(value)?.fault;
}

function firstFault(
  items: readonly unknown[],
  of: (item: unknown) => Bilingual | undefined,
): Bilingual | undefined {
  for (const item of items) {
    const fault = of(item);
    if (fault) return fault;
  }
  return undefined;
}

const OTHER_KIND: Bilingual = { vi: 'không đúng loại giá trị', en: 'is a value of another kind' };

/** Our own scalars are texts. */
const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
};

function isOfKind(value: unknown, scalar: string): boolean {
  return KINDS[scalar]?.(value) ?? typeof value === 'string';
}
