import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { mapSame } from '../../../platform/map-same.ts';
import { objectGraphs } from '../interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  innermostTypeName,
  isFieldedType,
  textArgument,
} from '../join-directives.ts';
import { mapFieldedTypes } from '../map-types.ts';

/**
 * Removes `@provides` from fields of a type that the subgraph knows as an `@interfaceObject`.
 *
 * Why: below such a field the planner finds no way to ask for the type, and refuses whatever needs it, as
 * `{ top { ... on Film { minutes } } }` does. The fields are then fetched from whom they belong to.
 */
export function dropObjectProvides(document: DocumentNode): DocumentNode {
  const objects = new Set(document.definitions.filter(isFieldedType).flatMap(interfaceObjectsOf));
  if (objects.size === 0) return document;
  return mapFieldedTypes(document, (type) => withoutProvides(type, objects));
}

/** `GRAPH Type` for each subgraph that knows the type as an object. */
function interfaceObjectsOf(type: FieldedTypeNode): readonly string[] {
  return [...objectGraphs(type)].map((graph) => `${graph} ${type.name.value}`);
}

function withoutProvides(type: FieldedTypeNode, objects: ReadonlySet<string>): FieldedTypeNode {
  const { fields: given = [] } = type;
  const fields = mapSame(given, (field) => {
    const isConcerned = (join: ConstDirectiveNode): boolean =>
      textArgument(join, 'provides') !== undefined &&
      objects.has(`${textArgument(join, 'graph')} ${innermostTypeName(field.type)}`);
    if (!directivesNamed(field, 'join__field').some(isConcerned)) return field;
    const directives = field.directives?.map((node) => (isConcerned(node) ? withoutArgument(node) : node));
    return { ...field, ...(directives && { directives }) };
  });
  return fields === given ? type : { ...type, fields };
}

function withoutArgument(join: ConstDirectiveNode): ConstDirectiveNode {
  return { ...join, arguments: join.arguments?.filter(({ name }) => name.value !== 'provides') ?? [] };
}
