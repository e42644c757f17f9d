import type { DefinitionNode, DocumentNode } from 'graphql';
import { mapSame } from '../../platform/map-same.ts';
import { type FieldedTypeNode, isFieldedType } from './join-directives.ts';

/** Puts other types for those with fields; the document itself when all stay what they are. */
export function mapFieldedTypes(
  document: DocumentNode,
  change: (type: FieldedTypeNode) => FieldedTypeNode,
): DocumentNode {
  const changeType = (node: DefinitionNode): DefinitionNode => (isFieldedType(node) ? change(node) : node);
  const definitions = mapSame(document.definitions, changeType);
  return definitions === document.definitions ? document : { ...document, definitions };
}
