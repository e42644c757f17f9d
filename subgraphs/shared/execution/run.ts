import type { FieldNode } from 'graphql';
import type { FieldErrors } from './field-errors.ts';
import type { ValueFault } from './value-fault.ts';

/** Values of a field's arguments by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** One execution of a compiled operation. */
export interface Run {
  readonly context: unknown;
  /** As the schema coerced them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of variables whose values a scalar refuses: each field that takes one is told. */
  readonly faults: ReadonlyMap<string, ValueFault>;
  readonly errors: FieldErrors;
  /** Arguments that variables make, worked out once for all items of a list. */
  readonly argumentsOf: Map<FieldNode, Arguments>;
}
