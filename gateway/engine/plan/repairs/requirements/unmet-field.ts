import type { FieldNode, GraphQLSchema } from 'graphql';
import type { EntityKeys } from '../../../../supergraph/entity-keys.ts';
import type { RequiredInputs } from '../../../../supergraph/required-inputs.ts';
import type { FetchNode } from '../../plan.ts';

/** What the repair knows of the supergraph, in the planner's names. */
export interface RepairContext {
  readonly fullSchema: GraphQLSchema;
  readonly inputs: RequiredInputs;
  readonly keys: EntityKeys;
}

/** A field with `@requires` that a fetch selects without its inputs. */
export interface UnmetField {
  readonly fetch: FetchNode;
  readonly typeName: string;
  readonly field: FieldNode;
  /** Of the object, in the answer. */
  readonly path: readonly string[];
}
