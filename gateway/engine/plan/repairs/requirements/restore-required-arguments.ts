import { type FieldNode, Kind, visit } from 'graphql';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import { mapFetches } from '../../map-fetches.ts';
import type { FetchNode, PlanNode, RequiredSelection } from '../../plan.ts';
import { withDocument } from '../../with-document.ts';
import { splitRequiredVariants } from './split-required-variants.ts';

/**
 * Undoes `nameRequiredArguments` in a plan: a stand-in is fetched as `standIn: field(arguments)`, so it shares no
 * response name with anything the client asked for, and travels in the representation under the field's real name.
 */
export function restoreRequiredArguments(plan: PlanNode, required: RequiredArguments): PlanNode {
  if (required.standIns.size === 0) return plan;
  return mapFetches(plan, (fetch) => {
    const parts = splitRequiredVariants(fetch, required).map((part) => restoreFetch(part, required));
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: 'parallel', nodes: parts };
  });
}

function restoreFetch(fetch: FetchNode, required: RequiredArguments): FetchNode {
  const document = visit(fetch.document, { Field: (field) => restoreField(field, required) });
  const restored = document === fetch.document ? fetch : withDocument(fetch, document);
  return { ...restored, requires: fetch.requires?.map((selection) => restoreRequired(selection, required)) };
}

function restoreField(field: FieldNode, required: RequiredArguments): FieldNode | undefined {
  const standIn = required.standIns.get(field.name.value);
  if (!standIn) return undefined;
  return {
    ...field,
    alias: field.alias ?? field.name,
    name: { kind: Kind.NAME, value: standIn.field },
    arguments: standIn.arguments,
  };
}

function restoreRequired(selection: RequiredSelection, required: RequiredArguments): RequiredSelection {
  const selections = selection.selections?.map((inner) => restoreRequired(inner, required));
  if (selection.kind === 'fragment') return { ...selection, selections: selections ?? [] };
  const standIn = required.standIns.get(selection.responseName);
  return { ...selection, selections, sendAs: standIn?.field ?? selection.sendAs };
}
