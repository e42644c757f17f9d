import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, type FieldedTypeNode, isFieldedType, textArgument } from './join-directives.ts';

/** What `@requires` makes fields depend on, by the names that the planner uses. */
export interface RequiredInputs {
  /** Top-level names that the field reads in that subgraph; empty when it requires nothing. */
  inputsOf(subgraph: string, typeName: string, field: string): ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

export function requiredInputs(supergraph: DocumentNode): RequiredInputs {
  const names = graphNames(supergraph);
  const inputs = new Map<string, ReadonlySet<string>>();
  for (const { coordinate, join } of supergraph.definitions.filter(isFieldedType).flatMap(joinedFields)) {
    const requires = textArgument(join, 'requires');
    if (requires === undefined) continue;
    const subgraph = names.get(textArgument(join, 'graph') ?? '');
    inputs.set(`${subgraph} ${coordinate}`, new Set(topLevelNames(requires)));
  }
  return {
    inputsOf: (subgraph, typeName, field) => inputs.get(`${subgraph} ${typeName}.${field}`) ?? NOTHING,
  };
}

interface JoinedField {
  readonly coordinate: string;
  readonly join: ConstDirectiveNode;
}

function joinedFields(type: FieldedTypeNode): readonly JoinedField[] {
  return (type.fields ?? []).flatMap((field) => {
    const coordinate = `${type.name.value}.${field.name.value}`;
    return directivesNamed(field, 'join__field').map((join) => ({ coordinate, join }));
  });
}

function topLevelNames(fieldSet: string): readonly string[] {
  const [definition] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
}
