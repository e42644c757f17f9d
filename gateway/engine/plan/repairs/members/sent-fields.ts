import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { keyAlias } from '../../../../supergraph/alias-names.ts';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import type { FieldGroup } from '../../../operation/collect-fields.ts';
import type { RequiredField } from '../../plan.ts';

/** Fields of objects that are fetched to be sent on: keys, and inputs of `@requires` in the planner's names. */
export class SentFields {
  readonly #typeName: string;
  readonly #fields: readonly FieldNode[];
  readonly #standIns: RequiredArguments['standIns'];

  constructor(typeName: string, set: SelectionSetNode, { standIns }: RequiredArguments) {
    this.#typeName = typeName;
    this.#fields = fieldsIn(set);
    this.#standIns = standIns;
  }

  /** As selections on objects of the type, each under its `keyAlias`. */
  get groups(): readonly FieldGroup[] {
    return this.#fields.map((field) => {
      const node = this.#real(field, keyAlias(this.#typeName, field.name.value));
      const selectionSets = node.selectionSet ? [node.selectionSet] : [];
      const responseName = node.alias?.value ?? '';
      return { responseName, key: responseName, name: node.name.value, nodes: [node], selectionSets };
    });
  }

  /** The same where all of it is asked of one subgraph. */
  get selections(): readonly FieldNode[] {
    return this.groups.flatMap(({ nodes }) => nodes);
  }

  /** As what representations hold. */
  get required(): readonly RequiredField[] {
    return this.#fields.map((field) => ({
      ...this.#required(field),
      responseName: keyAlias(this.#typeName, field.name.value),
    }));
  }

  #real(field: FieldNode, alias: string | undefined): FieldNode {
    const standIn = this.#standIns.get(field.name.value);
    const inner = field.selectionSet && fieldsIn(field.selectionSet);
    const selections = inner?.map((node) =>
      this.#real(node, this.#standIns.has(node.name.value) ? node.name.value : undefined),
    );
    return {
      ...field,
      ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
      ...(standIn && { name: { kind: Kind.NAME, value: standIn.field }, arguments: standIn.arguments }),
      ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
    };
  }

  #required(field: FieldNode): RequiredField {
    const name = field.name.value;
    const selections = field.selectionSet && fieldsIn(field.selectionSet).map((node) => this.#required(node));
    return {
      kind: 'field',
      responseName: name,
      sendAs: this.#standIns.get(name)?.field ?? name,
      selections,
    };
  }
}

function fieldsIn({ selections }: SelectionSetNode): readonly FieldNode[] {
  return selections.filter((node) => node.kind === Kind.FIELD);
}
