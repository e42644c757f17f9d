import type { SelectionSetNode } from 'graphql';
import type { Compilation } from '../compile/compilation.ts';
import { collectFields } from '../operation/collect-fields.ts';
import type { FetchNode, RequiredSelection } from '../plan/plan.ts';
import type { DataPlace, Want, Wants } from './data-place.ts';
import { unsuited } from './unsuited.ts';

/** Notes at all places what the client wants there. */
export function noteClientWants({ operation, scope }: Compilation, root: DataPlace): Wants {
  const note = (place: DataPlace, sets: readonly SelectionSetNode[]): Wants => {
    const groups = collectFields(scope, place.type.name, sets);
    const list = groups.map(({ key, responseName, name, selectionSets }): Want => {
      if (key !== responseName) unsuited();
      if (name === '__typename') return { key, isTypeName: true, wants: undefined };
      const field = place.fields.get(key) ?? unsuited();
      return { key, isTypeName: false, wants: field.place && note(field.place, selectionSets) };
    });
    return noted(place, { list, isInput: false });
  };
  return note(root, [operation.selectionSet]);
}

/** Notes at a place what a fetch requires of its entities beside their type: without the two, there is no key. */
export function noteInputs(place: DataPlace, { requires = [] }: FetchNode): Wants {
  const [only, ...others] = requires;
  if (only?.kind !== 'fragment' || others.length > 0 || only.typeCondition !== place.type.name) unsuited();
  const inputs = only.selections.filter((selection) => !isTypeName(selection));
  if (inputs.length === only.selections.length || inputs.length === 0) unsuited();
  return noteFields(place, inputs);
}

function noteFields(place: DataPlace, selections: readonly RequiredSelection[]): Wants {
  const list = selections.map((selection): Want => {
    if (selection.kind === 'fragment' || selection.sendAs !== selection.responseName) unsuited();
    const key = selection.responseName;
    if (key === '__typename') return { key, isTypeName: true, wants: undefined };
    const field = place.fields.get(key) ?? unsuited();
    const inner = selection.selections ?? [];
    if ((field.place === undefined) !== (inner.length === 0)) unsuited();
    return { key, isTypeName: false, wants: field.place && noteFields(field.place, inner) };
  });
  return noted(place, { list, isInput: true });
}

function noted(place: DataPlace, wants: Wants): Wants {
  place.wants.push(wants);
  return wants;
}

function isTypeName(selection: RequiredSelection): boolean {
  return (
    selection.kind === 'field' && selection.sendAs === '__typename' && selection.responseName === '__typename'
  );
}
