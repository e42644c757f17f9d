import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import { filterEntityFields } from '../../filter-entity-fields.ts';
import type { FetchNode, RequiredSelection } from '../../plan.ts';
import { withDocument } from '../../with-document.ts';

/**
 * One representation has room for one value of a field. Where an entity fetch needs the same required field with
 * different arguments (`price(currency: "USD")` for one selection, `"EUR"` for another), it becomes one fetch each.
 */
export function splitRequiredVariants(fetch: FetchNode, required: RequiredArguments): readonly FetchNode[] {
  const rivals = firstRivals(fetch.requires ?? [], required);
  if (!rivals) return [fetch];
  return [...rivals].flatMap((kept, index) => {
    const part: Part = { kept, rivals, first: index === 0 };
    const document = filterEntityFields(fetch.document, (typeName, field) =>
      belongsTo(part, `${typeName}.${field.name.value}`, required),
    );
    if (!document) return [];
    const others = new Set([...rivals].filter((name) => name !== kept));
    const requires = fetch.requires && withoutFields(fetch.requires, others);
    return splitRequiredVariants({ ...withDocument(fetch, document), requires }, required);
  });
}

/** The stand-ins that would land under one name in one object of the representation. */
function firstRivals(
  selections: readonly RequiredSelection[],
  required: RequiredArguments,
): ReadonlySet<string> | undefined {
  const byPlace = new Map<string, Set<string>>();
  collectStandIns(selections, { path: '', byPlace, required });
  return [...byPlace.values()].find((names) => names.size > 1);
}

interface StandInSearch {
  readonly path: string;
  readonly byPlace: Map<string, Set<string>>;
  readonly required: RequiredArguments;
}

function collectStandIns(selections: readonly RequiredSelection[], search: StandInSearch): void {
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      collectStandIns(selection.selections, search);
      continue;
    }
    const standIn = search.required.standIns.get(selection.responseName);
    const path = `${search.path}/${standIn?.field ?? selection.responseName}`;
    if (standIn) {
      search.byPlace.set(path, (search.byPlace.get(path) ?? new Set()).add(selection.responseName));
    }
    collectStandIns(selection.selections ?? [], { ...search, path });
  }
}

interface Part {
  readonly kept: string;
  readonly rivals: ReadonlySet<string>;
  /** The first part also fetches what depends on none of the rivals. */
  readonly first: boolean;
}

function belongsTo(part: Part, coordinate: string, required: RequiredArguments): boolean {
  const read = required.readBy.get(coordinate);
  const disputed = read !== undefined && [...part.rivals].some((name) => read.has(name));
  return disputed ? read.has(part.kept) : part.first;
}

function withoutFields(
  selections: readonly RequiredSelection[],
  names: ReadonlySet<string>,
): readonly RequiredSelection[] {
  return selections
    .filter((selection) => selection.kind === 'fragment' || !names.has(selection.responseName))
    .map((selection) =>
      selection.selections
        ? { ...selection, selections: withoutFields(selection.selections, names) }
        : selection,
    );
}
