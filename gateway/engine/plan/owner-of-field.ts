import { type FieldNode, getNamedType, isLeafType, isObjectType, Kind } from 'graphql';
import type { SubgraphFields } from '../../supergraph/subgraph-fields.ts';
import type { RequiredArguments } from '../../supergraph/repairs/name-required-arguments.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';

/** What is known of the subgraphs that a field could be fetched from. */
export interface OwnerContext extends RepairContext {
  readonly fields: SubgraphFields;
  readonly required: RequiredArguments;
}

/** A subgraph that an entity fetch can ask for the field, with all below it; `isBrought` tells what it may read. */
export function ownerOfField(
  { fetch, typeName, field }: UnmetField,
  context: OwnerContext,
  isBrought: (name: string) => boolean,
): string | undefined {
  const canAnswer = (subgraph: string): boolean => {
    const [key] = context.keys.keysOf(subgraph, typeName);
    const inputs = [...context.inputs.inputsOf(subgraph, typeName, field.name.value)];
    const answers = inputs.length > 0 ? !field.selectionSet : resolves(context, subgraph, typeName, field);
    return answers && key !== undefined && [...key, ...inputs].every(isBrought);
  };
  return context.keys
    .subgraphsOf(typeName)
    .find((subgraph) => subgraph !== fetch.subgraph && canAnswer(subgraph));
}

/** True when the subgraph can say the field by itself, and everything that is selected of it. */
function resolves(context: OwnerContext, subgraph: string, typeName: string, field: FieldNode): boolean {
  const name = context.required.standIns.get(field.name.value)?.field ?? field.name.value;
  if (name === '__typename') return true;
  const type = context.fullSchema.getType(typeName);
  const definition = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!definition || !context.fields.resolves(subgraph, typeName, name)) return false;
  const inner = getNamedType(definition.type);
  if (isLeafType(inner)) return true;
  const selections = field.selectionSet?.selections ?? [];
  return selections.every(
    (node) => node.kind === Kind.FIELD && resolves(context, subgraph, inner.name, node),
  );
}
