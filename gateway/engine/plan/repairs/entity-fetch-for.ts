import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { operationIn } from '../../operation/document-parts.ts';
import type { FetchNode, RequiredSelection } from '../plan.ts';
import { requiredField } from './required-selections.ts';
import { withDocument } from '../with-document.ts';

/** What an entity fetch is to bring that the planner has not planned. */
export interface EntityRequest {
  readonly subgraph: string;
  /** As the subgraph knows the objects. */
  readonly typeName: string;
  /** The type of those that are meant, where it is not that one. */
  readonly ofType?: string | undefined;
  /** Of the objects, in the answer. */
  readonly path: readonly string[];
  /** What each object brings along, besides its type. */
  readonly required: readonly RequiredSelection[];
  readonly selections: readonly SelectionNode[];
  /** Has the fetch's name, and the variables that the selections may use. */
  readonly operation: Partial<Pick<OperationDefinitionNode, 'name' | 'variableDefinitions'>>;
  readonly fragments: readonly FragmentDefinitionNode[];
}

/** The fetch as it stands in a plan. */
export function entityFetchFor(request: EntityRequest, fullSchema: GraphQLSchema): FetchNode {
  const { subgraph, typeName, ofType = typeName, path, required, operation } = request;
  const isInterface = isInterfaceType(fullSchema.getType(typeName));
  const document = entityDocument(request);
  const added: FetchNode = {
    kind: 'fetch',
    subgraph,
    operationKind: 'query',
    operationName: operation.name?.value,
    document,
    text: '',
    variables: variablesOf(operation).map((node) => node.variable.name.value),
    path,
    requires: [
      { kind: 'fragment', typeCondition: ofType, selections: [requiredField('__typename'), ...required] },
    ],
    inputRewrites: isInterface
      ? [{ kind: 'ValueSetter', path: [`... on ${typeName}`, '__typename'], setValueTo: typeName }]
      : [],
    outputRewrites: [],
    contextRewrites: [],
  };
  return withDocument(added, document);
}

function entityDocument({ typeName, selections, operation, fragments }: EntityRequest): DocumentNode {
  const text = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${typeName} { ${selections.map(print).join(' ')} } } }`;
  const document = parse(text, { noLocation: true });
  const bare = operationIn(document);
  const variableDefinitions = [...(bare.variableDefinitions ?? []), ...variablesOf(operation)];
  const named = { ...bare, ...(operation.name && { name: operation.name }), variableDefinitions };
  return { ...document, definitions: [named, ...fragments] };
}

/** Without the representations, which an operation that is an entity fetch itself declares too. */
function variablesOf({ variableDefinitions }: EntityRequest['operation']): readonly VariableDefinitionNode[] {
  return (variableDefinitions ?? []).filter((node) => node.variable.name.value !== 'representations');
}
