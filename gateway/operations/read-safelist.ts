import { readFileSync } from 'node:fs';
import { GraphQLError, parse } from 'graphql';
import { z } from 'zod';
import { ConfigurationError } from '../../platform/env.ts';
import { manifestSchema, type OperationManifest } from './manifest.ts';
import { normaliseOperation } from './normalise-operation.ts';

/** The operations of a manifest. */
export interface Safelist {
  /** Body by id. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Normalised bodies. */
  readonly texts: ReadonlySet<string>;
}

/**
 * Reads a manifest once.
 * @throws ConfigurationError with everything that is wrong in it.
 */
export function readSafelist(file: string): Safelist {
  const { operations } = readManifest(file);
  const problems: string[] = [];
  const texts = operations.map((operation) => normalised(operation, problems));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    bodies: new Map(operations.map(({ id, body }) => [id, body])),
    texts: new Set(texts),
  };
}

function readManifest(file: string): OperationManifest {
  const result = manifestSchema.safeParse(toJson(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  throw new ConfigurationError([`OPERATIONS: ${file} is no manifest.\n${z.prettifyError(result.error)}`]);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function normalised({ id, name, body }: OperationManifest['operations'][number], problems: string[]): string {
  try {
    return normaliseOperation(parse(body, { noLocation: true }));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    problems.push(`OPERATIONS: the operation ${name} (${id}) does not parse: ${error.message}`);
    return '';
  }
}
