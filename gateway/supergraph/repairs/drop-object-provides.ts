import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { objectGraphs } from '../interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  innermostTypeName,
  isFieldedType,
  textArgument,
} from '../join-directives.ts';

/**
 * Removes `@provides` from fields of a type that the subgraph knows as an `@interfaceObject`.
 *
 * Why: below such a field the planner finds no way to ask for the type, and refuses whatever needs it, as
 * `{ top { ... on Film { minutes } } }` does. The fields are then fetched from whom they belong to.
 */
export function dropObjectProvides(document: DocumentNode): DocumentNode {
  const objects = new Set(document.definitions.filter(isFieldedType).flatMap(interfaceObjectsOf));
  if (objects.size === 0) return document;
  const definitions = document.definitions.map((node) =>
    isFieldedType(node) ? withoutProvides(node, objects) : node,
  );
  const isSame = definitions.every((node, index) => node === document.definitions[index]);
  return isSame ? document : { ...document, definitions };
}

/** `GRAPH Type` for each subgraph that knows the type as an object. */
function interfaceObjectsOf(type: FieldedTypeNode): readonly string[] {
  return [...objectGraphs(type)].map((graph) => `${graph} ${type.name.value}`);
}

function withoutProvides(type: FieldedTypeNode, objects: ReadonlySet<string>): FieldedTypeNode {
  const fields = type.fields?.map((field) => {
    const isConcerned = (join: ConstDirectiveNode): boolean =>
      textArgument(join, 'provides') !== undefined &&
      objects.has(`${textArgument(join, 'graph')} ${innermostTypeName(field.type)}`);
    if (!directivesNamed(field, 'join__field').some(isConcerned)) return field;
    const directives = field.directives?.map((node) => (isConcerned(node) ? withoutArgument(node) : node));
    return { ...field, ...(directives && { directives }) };
  });
  const isSame = fields?.every((field, index) => field === type.fields?.[index]) ?? true;
  return isSame ? type : { ...type, ...(fields && { fields }) };
}

function withoutArgument(join: ConstDirectiveNode): ConstDirectiveNode {
  return { ...join, arguments: join.arguments?.filter(({ name }) => name.value !== 'provides') ?? [] };
}
