import {
  parse,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isCallerError } from '../../platform/errors.ts';
import { compileOperation, type CompiledOperation } from './execution/compile-operation.ts';

/** A text that was parsed and validated. */
export interface KnownDocument {
  readonly document: DocumentNode;
  /** None for a document that fits the schema. */
  readonly errors: readonly GraphQLError[];
  /** The query of that name; undefined where `graphql-js` has to say what is wrong, or to execute it. */
  operation(name: string | undefined): CompiledOperation | undefined;
}

/** Distinct documents kept: the gateway sends a few hundred shapes at the most. */
const KNOWN = 2000;

/**
 * Documents by their text, parsed, validated and compiled once.
 * @returns a function that throws GraphQLError for a text that is no GraphQL.
 */
export function createKnownDocuments(schema: GraphQLSchema): (text: string) => KnownDocument {
  const documents = new LRUCache<string, KnownDocument>({ max: KNOWN });
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const made = readDocument(schema, text);
    if (made.errors.length === 0) documents.set(text, made);
    return made;
  };
}

function readDocument(schema: GraphQLSchema, text: string): KnownDocument {
  const document = parse(text);
  const errors = validate(schema, document, RULES);
  const compiled = new Map<string | undefined, CompiledOperation | undefined>();
  return {
    document,
    errors,
    operation: (name) => {
      if (errors.length > 0) return undefined;
      if (compiled.has(name)) return compiled.get(name);
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
