import {
  type DocumentNode,
  isInterfaceType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import type { FetchNode, RequiredSelection } from './plan.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';
import { withDocument } from './with-document.ts';

/** The entity fetch that brings a field which another fetch could not bring yet. */
export function entityFetchFor(unmet: UnmetField, { fullSchema, inputs, keys }: RepairContext): FetchNode {
  const { fetch, typeName, field, path } = unmet;
  const [key] = keys.selectionsOf(fetch.subgraph, typeName);
  const required = inputs.selectionOf(fetch.subgraph, typeName, field.name.value);
  const isInterface = isInterfaceType(fullSchema.getType(typeName));
  const added: FetchNode = {
    ...fetch,
    operationKind: 'query',
    path,
    requires: [
      {
        kind: 'fragment',
        typeCondition: typeName,
        selections: [
          requiredField('__typename'),
          ...[key, required].flatMap((set) => (set ? readSet(set) : [])),
        ],
      },
    ],
    inputRewrites: isInterface
      ? [{ kind: 'ValueSetter', path: [`... on ${typeName}`, '__typename'], setValueTo: typeName }]
      : [],
    outputRewrites: [],
    contextRewrites: [],
  };
  return withDocument(added, entityDocument(unmet));
}

function entityDocument({ fetch, typeName, field }: UnmetField): DocumentNode {
  const text = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${typeName} { ${print(field)} } } }`;
  const document = parse(text, { noLocation: true });
  const operation = operationIn(document);
  const original = operationIn(fetch.document);
  const declared = (original.variableDefinitions ?? []).filter(
    (node) => node.variable.name.value !== 'representations',
  );
  const variableDefinitions = [...(operation.variableDefinitions ?? []), ...declared];
  const fragments = fetch.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const named = { ...operation, ...(original.name && { name: original.name }), variableDefinitions };
  return { ...document, definitions: [named, ...fragments] };
}

function readSet(set: SelectionSetNode): readonly RequiredSelection[] {
  return set.selections.map((node): RequiredSelection => {
    if (node.kind === Kind.FIELD) {
      return {
        ...requiredField(node.name.value),
        selections: node.selectionSet && readSet(node.selectionSet),
      };
    }
    if (node.kind === Kind.FRAGMENT_SPREAD)
      throw new Error(`A fragment spread in ${stripIgnoredCharacters(print(set))}`);
    return {
      kind: 'fragment',
      typeCondition: node.typeCondition?.name.value,
      selections: readSet(node.selectionSet),
    };
  });
}

function requiredField(name: string): RequiredSelection & { kind: 'field' } {
  return { kind: 'field', responseName: name, sendAs: name, selections: undefined };
}
