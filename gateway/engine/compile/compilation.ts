import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { AliasNames } from '../../supergraph/alias-names.ts';
import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import type { RequiredInputs } from '../../supergraph/required-inputs.ts';
import type { SubgraphMembers } from '../../supergraph/subgraph-members.ts';
import type { ClientPlaces } from '../operation/client-places.ts';
import type { ResponseTree } from '../operation/response-tree.ts';
import type { SelectionScope } from '../operation/selection.ts';
import type { PlanNode } from '../plan/plan.ts';

/** What the compilers of one variant of an operation share. */
export interface Compilation {
  readonly apiSchema: GraphQLSchema;
  readonly fullSchema: GraphQLSchema;
  readonly keys: EntityKeys;
  readonly inputs: RequiredInputs;
  readonly members: SubgraphMembers;
  readonly aliases: AliasNames;
  /** Interfaces that some subgraph knows as an object. */
  readonly interfaceObjects: ReadonlySet<string>;
  readonly plan: PlanNode | undefined;
  /** The client's operation with its fragments, read by the API schema. */
  readonly operation: OperationDefinitionNode;
  readonly scope: SelectionScope;
  /** The client's selections by the types on the way. */
  readonly places: ClientPlaces;
  /** What the plan's fetches bring. */
  readonly fetched: ResponseTree;
  /** What they read, keys and other inputs: see `inputPaths`. */
  readonly inputPaths: ReadonlySet<string>;
  /** What they bring to entities: see `broughtPaths`. */
  readonly broughtPaths: ReadonlySet<string>;
  /** Name in the plan → name in the request, for the variables that were renamed. */
  readonly variableSources: ReadonlyMap<string, string>;
}
