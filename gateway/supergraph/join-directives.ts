import type { ConstDirectiveNode, ConstValueNode, FieldDefinitionNode, TypeNode } from 'graphql';
import { Kind } from 'graphql';
import type { InterfaceTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';

/** The two kinds of type that can carry keys and required fields. */
export type FieldedTypeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function isFieldedType(node: { readonly kind: string }): node is FieldedTypeNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** The text of a directive's argument: name of an enum value, or content of a string. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentValue(directive, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** True only when the argument is written and is `false`. */
export function isFalseArgument(directive: ConstDirectiveNode, name: string): boolean {
  const value = argumentValue(directive, name);
  return value?.kind === Kind.BOOLEAN && !value.value;
}

/** True only when the argument is written and is `true`. */
export function isTrueArgument(directive: ConstDirectiveNode, name: string): boolean {
  const value = argumentValue(directive, name);
  return value?.kind === Kind.BOOLEAN && value.value;
}

export function directivesNamed(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return node.directives?.filter((directive) => directive.name.value === name) ?? [];
}

export function fieldNamed(type: FieldedTypeNode, name: string): FieldDefinitionNode | undefined {
  return type.fields?.find((field) => field.name.value === name);
}

/** `[Citizen!]!` → `Citizen`. */
export function innermostTypeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermostTypeName(type.type);
}

/** The value written for an argument of a directive. */
export function argumentValue(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}
