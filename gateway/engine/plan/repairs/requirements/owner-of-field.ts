import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
} from 'graphql';
import type { SubgraphFields } from '../../../../supergraph/subgraph-fields.ts';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';

/** What is known of the subgraphs that a field could be fetched from. */
export interface OwnerContext extends RepairContext {
  readonly fields: SubgraphFields;
  readonly required: RequiredArguments;
}

/** Who can be asked for a field, and by which name of the objects' type: an interface's, where it knows only that. */
export interface FieldOwner {
  readonly subgraph: string;
  readonly typeName: string;
}

/**
 * A subgraph that an entity fetch can ask for the field, with all below it.
 * @param isBrought whether it can read a field of the object
 */
export function ownerOfField(
  { fetch, typeName, field }: UnmetField,
  context: OwnerContext,
  isBrought: (name: string) => boolean,
): FieldOwner | undefined {
  const canAnswer = ({ subgraph, typeName: name }: FieldOwner): boolean => {
    const [key] = context.keys.keysOf(subgraph, name);
    const inputs = [...context.inputs.inputsOf(subgraph, name, field.name.value)];
    const answers =
      inputs.length > 0 ? isLeaf(context, name, field) : resolves(context, subgraph, name, field);
    return answers && key !== undefined && [...key, ...inputs].every(isBrought);
  };
  return namesOf(context.fullSchema, typeName)
    .flatMap((name) => context.keys.subgraphsOf(name).map((subgraph) => ({ subgraph, typeName: name })))
    .find((owner) => owner.subgraph !== fetch.subgraph && canAnswer(owner));
}

function namesOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? [typeName, ...type.getInterfaces().map(({ name }) => name)] : [typeName];
}

/** True when the subgraph can say the field by itself, and everything that is selected of it. */
function resolves(context: OwnerContext, subgraph: string, typeName: string, field: FieldNode): boolean {
  const name = realName(context, field);
  if (name === '__typename') return true;
  const type = typeOfField(context, typeName, field);
  if (!type || !context.fields.resolves(subgraph, typeName, name)) return false;
  if (isLeafType(type)) return true;
  const selections = field.selectionSet?.selections ?? [];
  return (
    selections.length > 0 &&
    selections.every((node) => node.kind === Kind.FIELD && resolves(context, subgraph, type.name, node))
  );
}

function isLeaf(context: OwnerContext, typeName: string, field: FieldNode): boolean {
  return isLeafType(typeOfField(context, typeName, field));
}

function typeOfField(
  context: OwnerContext,
  typeName: string,
  field: FieldNode,
): GraphQLNamedType | undefined {
  const type = context.fullSchema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return getNamedType(type.getFields()[realName(context, field)]?.type);
}

function realName({ required }: OwnerContext, { name }: FieldNode): string {
  return required.standIns.get(name.value)?.field ?? name.value;
}
