import { getArgumentValues, visit, type FieldNode, type GraphQLField } from 'graphql';
import type { Arguments, Run } from './run.ts';

const NONE: Arguments = Object.freeze({});

/**
 * The arguments of a field: worked out here where no variable has a part in them, else once a run.
 * @returns a function that throws what graphql-js throws for values that do not fit.
 */
export function compileArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Arguments {
  if (definition.args.length === 0) return () => NONE;
  const fixed = usesVariables(node) ? undefined : fixedValues(definition, node);
  if (fixed) return () => fixed;
  return (run) => {
    const known = run.argumentsOf.get(node);
    if (known) return known;
    const values = getArgumentValues(definition, node, run.variables);
    run.argumentsOf.set(node, values);
    return values;
  };
}

/** Undefined where they do not fit: the error belongs to each run. */
function fixedValues(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | undefined {
  try {
    return Object.freeze(getArgumentValues(definition, node));
  } catch {
    return undefined;
  }
}

function usesVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      Variable() {
        found = true;
      },
    });
  }
  return found;
}
