import { type DirectiveNode, Kind, type SelectionNode } from 'graphql';
import { evaluate, type Term, type Values } from './term.ts';

/** The term where `@skip` and `@include` let the selection be, otherwise 0. */
export function whenIncluded(node: SelectionNode, term: Term): Term {
  const conditions = (node.directives ?? []).flatMap(conditionOf);
  if (conditions.length === 0) return term;
  return (values, faults) =>
    conditions.every((holds) => holds(values)) ? evaluate(term, values, faults) : 0;
}

function conditionOf({ name, arguments: args }: DirectiveNode): ((values: Values) => boolean)[] {
  if (name.value !== 'skip' && name.value !== 'include') return [];
  const wanted = name.value === 'include';
  const value = args?.find((argument) => argument.name.value === 'if')?.value;
  if (value?.kind === Kind.VARIABLE) return [(values) => (values[value.name.value] === true) === wanted];
  return [() => (value?.kind === Kind.BOOLEAN && value.value) === wanted];
}
