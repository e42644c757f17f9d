import { type DocumentNode, Kind, parse, print, type VariableDefinitionNode } from 'graphql';
import { operationIn } from '../../../operation/document-parts.ts';
import type { FetchNode } from '../../plan.ts';
import { withDocument } from '../../with-document.ts';
import { requiredField, requiredSelections } from '../required-selections.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';

/** The entity fetch that brings a field from the subgraph whose other fetch could not bring it yet. */
export function fetchUnmet(unmet: UnmetField, { inputs, keys }: RepairContext): FetchNode {
  const { fetch, typeName, field, path } = unmet;
  const { subgraph } = fetch;
  const [key] = keys.selectionsOf(subgraph, typeName);
  const inputsOfField = inputs.selectionOf(subgraph, typeName, field.name.value);
  const required = [key, inputsOfField].flatMap((set) => (set ? requiredSelections(set) : []));
  const document = entityDocument(unmet);
  const added: FetchNode = {
    kind: 'fetch',
    subgraph,
    operationKind: 'query',
    operationName: fetch.operationName,
    document,
    text: '',
    variables: variablesOf(fetch).map((node) => node.variable.name.value),
    path,
    requires: [
      { kind: 'fragment', typeCondition: typeName, selections: [requiredField('__typename'), ...required] },
    ],
    inputRewrites: [],
    outputRewrites: [],
    contextRewrites: [],
  };
  return withDocument(added, document);
}

function entityDocument({ fetch, typeName, field }: UnmetField): DocumentNode {
  const text = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${typeName} { ${print(field)} } } }`;
  const document = parse(text, { noLocation: true });
  const { name } = operationIn(fetch.document);
  const bare = operationIn(document);
  const variableDefinitions = [...(bare.variableDefinitions ?? []), ...variablesOf(fetch)];
  const fragments = fetch.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    ...document,
    definitions: [{ ...bare, ...(name && { name }), variableDefinitions }, ...fragments],
  };
}

/** Without the representations, which an operation that is an entity fetch itself declares too. */
function variablesOf({ document }: FetchNode): readonly VariableDefinitionNode[] {
  return (operationIn(document).variableDefinitions ?? []).filter(
    (node) => node.variable.name.value !== 'representations',
  );
}
