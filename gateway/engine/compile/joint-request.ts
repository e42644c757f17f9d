import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
} from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import type { FetchNode } from '../plan/plan.ts';
import { compileRequestBody } from './request-body.ts';

/** Writes the body of a request that asks for several fetches at once. Lists: representations as JSON, by fetch. */
export type JointBodyWriter = (
  variables: Readonly<Record<string, unknown>>,
  lists: readonly string[],
) => string;

/** Under which name the answer has the entities of the fetch at this position. */
export function entitiesName(position: number): string {
  return `_${position}`;
}

/** Compiles the writer for fetches that `joinFetches` found to fit together. */
export function compileJointBody(
  fetches: readonly FetchNode[],
  variableSources: ReadonlyMap<string, string>,
): JointBodyWriter {
  const [first] = fetches as readonly [FetchNode];
  const variables = [...new Set(fetches.flatMap((fetch) => fetch.variables))];
  const names = listNames(fetches.length, variables);
  const operation = joinOperations(fetches, names);
  const writeBody = compileRequestBody(
    {
      ...first,
      variables,
      operationName: operation.name?.value,
      text: stripIgnoredCharacters(print(operation)),
    },
    variableSources,
  );
  return (values, lists) =>
    writeBody(values, lists.map((list, position) => `"${names[position]}":[${list}]`).join(','));
}

/** Names that no variable of the client has. */
function listNames(count: number, variables: readonly string[]): readonly string[] {
  let prefix = REPRESENTATIONS;
  while (variables.some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return Array.from({ length: count }, (_, position) => `${prefix}${position}`);
}

const REPRESENTATIONS = 'representations';

function joinOperations(fetches: readonly FetchNode[], names: readonly string[]): OperationDefinitionNode {
  const operations = fetches.map(({ document }) => operationIn(document));
  const [first] = operations as [OperationDefinitionNode];
  const declared = new Map<string, VariableDefinitionNode>();
  for (const [position, { variableDefinitions = [] }] of operations.entries()) {
    for (const definition of variableDefinitions) {
      const { value } = definition.variable.name;
      const name = value === REPRESENTATIONS ? (names[position] ?? '') : value;
      declared.set(name, { ...definition, variable: variable(name) });
    }
  }
  return {
    ...first,
    ...(first.name && { name: { kind: Kind.NAME, value: jointName(fetches) } }),
    variableDefinitions: [...declared.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: operations.map((operation, position) =>
        renameEntities(operation, entitiesName(position), names[position] ?? ''),
      ),
    },
  };
}

/** `Officer__population__2` and `Officer__population__5` are asked for as `Officer__population__2_5`. */
function jointName(fetches: readonly FetchNode[]): string {
  const [first, ...others] = fetches.map(({ operationName = '' }) => operationName);
  return [first, ...others.map((name) => /\d+$/.exec(name)?.[0] ?? '')].join('_');
}

function renameEntities({ selectionSet }: OperationDefinitionNode, alias: string, list: string): FieldNode {
  const [entities] = selectionSet.selections as readonly [FieldNode];
  return {
    ...entities,
    alias: { kind: Kind.NAME, value: alias },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: REPRESENTATIONS },
        value: variable(list),
      },
    ],
  };
}

function variable(value: string) {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value } } as const;
}
