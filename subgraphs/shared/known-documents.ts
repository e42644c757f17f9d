import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { callerError, isCallerError } from '../../platform/errors.ts';
import { givenUp } from '../../platform/operations/given-up.ts';
import { findExcess } from '../../platform/operations/find-excess.ts';
import { compileOperation, type CompiledOperation } from './execution/compile-operation.ts';
import { REQUEST_LIMITS } from './request-limits.ts';
import { withCode } from './with-code.ts';

/** A text that was parsed, measured and validated. */
export interface KnownDocument {
  /** Why it cannot be executed; none for a document that fits the limits and the schema. */
  readonly errors: readonly GraphQLError[];
  /** The query of that name; undefined where there is not exactly one. */
  operation(name: string | undefined): CompiledOperation | undefined;
}

/** Distinct documents kept: the gateway sends a few hundred shapes at the most. */
const KNOWN = 2000;

/** Characters of all of them together: strangers may send long ones. */
const KNOWN_CHARACTERS = 4_000_000;

/** Documents by their text, parsed, measured, validated and compiled once. */
export function createKnownDocuments(schema: GraphQLSchema): (text: string) => KnownDocument {
  const documents = new LRUCache<string, KnownDocument>({
    max: KNOWN,
    maxSize: KNOWN_CHARACTERS,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const made = readDocument(schema, text);
    if (made.errors.length === 0) documents.set(text, made);
    return made;
  };
}

function readDocument(schema: GraphQLSchema, text: string): KnownDocument {
  const document = parseDocument(text);
  if (document instanceof GraphQLError) return refused([document]);
  const excess = findExcess(document, REQUEST_LIMITS);
  if (excess) return refused([callerError('LIMIT_EXCEEDED', excess)]);
  const faults = validate(schema, document, RULES);
  if (faults.length > 0) return refused(faults.map(codedFault));
  const compiled = new Map<string | undefined, CompiledOperation>();
  return {
    errors: [],
    operation: (name) => {
      const known = compiled.get(name);
      if (known) return known;
      const operation = compileOperation(schema, document, name);
      // Names of nothing are the caller's to make up, so only what was found is kept.
      if (operation) compiled.set(name, operation);
      return operation;
    },
  };
}

/** What a scalar of the graph refuses is told by the field that takes it, and does not make the document invalid. */
const valuesOfCorrectType: ValidationRule = (context) => {
  const reportError = (error: GraphQLError): void => {
    if (!isCallerError(error)) context.reportError(error);
  };
  return ValuesOfCorrectTypeRule(Object.create(context, { reportError: { value: reportError } }));
};

const RULES = specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? valuesOfCorrectType : rule));

/** Where graphql-js has only stopped looking, nothing was found wrong. */
function codedFault(fault: GraphQLError): GraphQLError {
  const stop = givenUp(fault.message);
  return stop?.isLimit
    ? callerError('LIMIT_EXCEEDED', stop.text)
    : withCode('GRAPHQL_VALIDATION_FAILED', fault);
}

function refused(errors: readonly GraphQLError[]): KnownDocument {
  return { errors, operation: () => undefined };
}

const TOO_LONG = {
  vi: `Văn bản có hơn ${REQUEST_LIMITS.maxTokens} từ tố, hoặc lồng nhau quá sâu.`,
  en: `The document has more than ${REQUEST_LIMITS.maxTokens} tokens, or is nested too deeply.`,
};

function parseDocument(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: REQUEST_LIMITS.maxTokens });
  } catch (error) {
    // The parser of graphql-js recurses, and has no type of its own for too many tokens.
    if (error instanceof RangeError || /more that? \d+ tokens/.test(String(error)))
      return callerError('LIMIT_EXCEEDED', TOO_LONG);
    if (error instanceof GraphQLError) return withCode('GRAPHQL_PARSE_FAILED', error);
    throw error;
  }
}
