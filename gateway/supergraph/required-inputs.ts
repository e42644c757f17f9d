import type { DocumentNode, SelectionSetNode } from 'graphql';
import { graphNames } from './graph-names.ts';
import { textArgument } from './join-directives.ts';
import { joinedFields } from './joined-fields.ts';
import { parseFieldSet, topLevelNames } from './parse-field-set.ts';

/** What `@requires` makes fields depend on, by the names that the planner uses. */
export interface RequiredInputs {
  /** Top-level names that the field reads in that subgraph; empty when it requires nothing. */
  inputsOf(subgraph: string, typeName: string, field: string): ReadonlySet<string>;
  /** The same with everything below the top. */
  selectionOf(subgraph: string, typeName: string, field: string): SelectionSetNode | undefined;
  /** Names of the fields, of whatever type, that require something in that subgraph. */
  dependentIn(subgraph: string): ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

export function requiredInputs(supergraph: DocumentNode): RequiredInputs {
  const names = graphNames(supergraph);
  const selections = new Map<string, SelectionSetNode>();
  const dependent = new Map<string, Set<string>>();
  for (const { name, coordinate, join } of joinedFields(supergraph)) {
    const requires = textArgument(join, 'requires');
    if (requires === undefined) continue;
    const subgraph = names.get(textArgument(join, 'graph') ?? '') ?? '';
    selections.set(`${subgraph} ${coordinate}`, parseFieldSet(requires));
    dependent.set(subgraph, (dependent.get(subgraph) ?? new Set()).add(name));
  }
  const inputs = new Map([...selections].map(([place, set]) => [place, new Set(topLevelNames(set))]));
  return {
    inputsOf: (subgraph, typeName, field) => inputs.get(`${subgraph} ${typeName}.${field}`) ?? NOTHING,
    dependentIn: (subgraph) => dependent.get(subgraph) ?? NOTHING,
    selectionOf: (subgraph, typeName, field) => selections.get(`${subgraph} ${typeName}.${field}`),
  };
}
