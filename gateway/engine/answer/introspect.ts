import { Kind, type OperationDefinitionNode, print, visit } from 'graphql';
import type { Compilation } from '../compile/compilation.ts';
import { collectFields, type FieldGroup } from '../operation/collect-fields.ts';
import { isIntrospection } from '../operation/without-introspection.ts';

/** What an operation asks of the schema. The answer depends on nothing else, and is made where operations are planned. */
export interface Introspection {
  /** An operation of its own. */
  readonly text: string;
  /** Names of its variables, and those that they have in the request. */
  readonly variables: readonly { readonly name: string; readonly source: string }[];
  /** Response names of `__schema` and `__type`, with the keys that they have in the data. */
  readonly fields: readonly Pick<FieldGroup, 'responseName' | 'key'>[];
  /** Nothing else is asked for: its answer is the whole answer, `__typename` with it. */
  readonly isAll: boolean;
}

/** Undefined when the operation asks for neither `__schema` nor `__type`. */
export function compileIntrospection(compilation: Compilation): Introspection | undefined {
  const { apiSchema, operation, scope, variableSources } = compilation;
  const root = apiSchema.getRootType(operation.operation);
  const groups = collectFields(scope, root?.name ?? '', [operation.selectionSet]);
  const fields = groups.filter(({ name }) => isIntrospection(name));
  if (fields.length === 0) return undefined;
  const isAll = groups.every(({ name }) => name.startsWith('__'));
  const selections = (isAll ? groups : fields).flatMap(({ nodes }) => nodes);
  const alone = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  const names = variablesOf(alone, compilation);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    names.has(variable.name.value),
  );
  const definitions = [{ ...alone, variableDefinitions }, ...scope.fragments.values()];
  return {
    text: print({ kind: Kind.DOCUMENT, definitions }),
    variables: [...names].map((name) => ({ name, source: variableSources.get(name) ?? name })),
    fields,
    isAll,
  };
}

/** Used in the selections; fragments of the schema's own types cannot use any. */
function variablesOf({ selectionSet }: OperationDefinitionNode, { scope }: Compilation): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of [selectionSet, ...scope.fragments.values()])
    visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
