import {
  type ExecutionResult,
  getNullableType,
  GraphQLError,
  type GraphQLOutputType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isSpecifiedScalarType,
} from 'graphql';

import type { Random } from './random.ts';

/** An error of a field, which says how a subgraph tells it. */
export class Fault extends GraphQLError {
  readonly telling: Telling;

  constructor(place: string, telling: Telling) {
    super(`fault at ${place}`, { extensions: PASSED_ON.has(telling.kind) ? { code: 'NOT_FOUND' } : {} });
    this.telling = telling;
  }
}

/** Instead of null and an error: two errors, a value beside the error, or a value of a wrong kind and no error. */
type Telling =
  | { readonly kind: 'error' | 'two errors' }
  | { readonly kind: 'beside a value' | 'wrong value'; readonly value: unknown };

/** @param choice decides: the same, the same telling. @param value what the field has when nothing fails */
export function chooseTelling(type: GraphQLOutputType, value: unknown, choice: number): Telling {
  switch (choice % 4) {
    case 1:
      return { kind: 'two errors' };
    case 2:
      return isLeafType(getNullableType(type)) && value !== null
        ? { kind: 'beside a value', value }
        : { kind: 'error' };
    case 3: {
      const wrong = wrongValues(type);
      return wrong.length > 0
        ? { kind: 'wrong value', value: wrong[choice % wrong.length] }
        : { kind: 'error' };
    }
    default:
      return { kind: 'error' };
  }
}

/** None for scalars of the schema's own, which may be anything. */
function wrongValues(type: GraphQLOutputType): readonly unknown[] {
  const inner = getNullableType(type) as GraphQLOutputType;
  if (isListType(inner)) return [{}, 'x', { 0: null, length: 1 }, 7];
  if (isCompositeType(inner)) return [[], [{}], [[]], 'x', 7, true];
  if (isEnumType(inner)) return ['NOT_ONE', 0, [], {}];
  if (!isSpecifiedScalarType(inner)) return [];
  return inner.name === 'String' || inner.name === 'ID' ? [[], {}, true, 1.5] : [[], {}, 'x', [1]];
}

/** The answer as a subgraph writes it; `isOwnGateway`: as whoever knows the schema must write it to a client. */
export function tellFaults({ data, errors }: ExecutionResult, isOwnGateway = false): ExecutionResult {
  const told = errors?.flatMap((error) => tellFault(data, error, isOwnGateway));
  return { ...(data !== undefined && { data }), ...(told && told.length > 0 && { errors: told }) };
}

function tellFault(data: unknown, error: GraphQLError, isOwnGateway: boolean): readonly GraphQLError[] {
  if (!(error.originalError instanceof Fault)) return [error];
  const { telling } = error.originalError;
  switch (telling.kind) {
    case 'error':
      return [error];
    case 'two errors':
      return [error, again(error)];
    case 'beside a value':
      replaceNull(data, error.path ?? [], telling.value);
      return [error];
    case 'wrong value':
      return !isOwnGateway && replaceNull(data, error.path ?? [], telling.value) ? [] : [error];
  }
}

function again({ message, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(`${message} again`, { path, extensions });
}

/** @returns false where the null has bubbled up. */
function replaceNull(data: unknown, path: readonly (string | number)[], value: unknown): boolean {
  const last = path.at(-1);
  let parent = data;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string | number, unknown> | null)?.[step];
  if (last === undefined || typeof parent !== 'object' || parent === null) return false;
  (parent as Record<string | number, unknown>)[last] = value;
  return true;
}

/** What a subgraph says that is out of order: some objects and lists are of another kind, some fields left out. */
export function garble(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (random.oneIn(12)) return random.pick<unknown>(Array.isArray(value) ? [{}, 'x'] : [[], [{}], 'x', {}]);
  if (Array.isArray(value)) return value.map((element) => garble(element, random));
  const told = Object.entries(value).filter(() => !random.oneIn(20));
  return Object.fromEntries(told.map(([key, own]) => [key, garble(own, random)]));
}

/** With a code that lets the words through to the client. */
const PASSED_ON: ReadonlySet<Telling['kind']> = new Set(['two errors', 'beside a value'] as const);
