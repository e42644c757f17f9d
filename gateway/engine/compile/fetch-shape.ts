import { Kind, type SelectionSetNode } from 'graphql';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn, operationIn } from '../operation/document-parts.ts';
import type { ResponseTree } from '../operation/response-tree.ts';
import type { SelectionScope } from '../operation/selection.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { Compilation } from './compilation.ts';

/** What a fetch brings, in the words of the client's operation. */
export interface FetchShape {
  /** Response names, asked for by the client, that the fetch fills on an object of this type. */
  fieldsOn(typeName: string | undefined): readonly string[];
  /** A path in the subgraph's answer (below an entity, or from the root) as the client knows it. */
  visiblePath(path: readonly (string | number)[]): readonly (string | number)[];
}

/** Reads the shape of a fetch; lists of fields are computed once per type. */
export function fetchShape(compilation: Compilation, fetch: FetchNode): FetchShape {
  const renamed = renamedKeys(fetch);
  const visible = compilation.visible.at(fetch.path);
  const byType = new Map<string | undefined, readonly string[]>();
  const scope = fetchScope(compilation, fetch);
  const fieldsOn = (typeName: string | undefined): readonly string[] => {
    const groups = collectFields(scope, typeName ?? '', [entitySelections(fetch)]);
    const names = groups.map((group) => renamed.get(group.responseName) ?? group.responseName);
    return [...new Set(names)].filter((name) => visible?.child(name) !== undefined);
  };
  return {
    fieldsOn: (typeName) => {
      const fields = byType.get(typeName) ?? fieldsOn(typeName);
      byType.set(typeName, fields);
      return fields;
    },
    visiblePath: (path) => {
      const named = path.map((step) => (typeof step === 'string' ? (renamed.get(step) ?? step) : step));
      return visible?.visiblePart(named) ?? [];
    },
  };
}

/** Grafts what a fetch selects onto the tree of everything that is fetched. */
export function graftFetch(tree: ResponseTree, compilation: FetchScopeSource, fetch: FetchNode): void {
  const branch = tree.growAt(fetch.path);
  branch.addSelections(fetchScope(compilation, fetch), entitySelections(fetch));
  for (const rewrite of fetch.outputRewrites) {
    if (rewrite.kind !== 'KeyRenamer') continue;
    const parents = rewrite.path.slice(0, -1).filter((step) => !step.startsWith('... on '));
    const parent = branch.growAt(parents);
    const source = parent.child(rewrite.path.at(-1) ?? '');
    if (source) parent.adopt(rewrite.renameKeyTo, source);
  }
}

type FetchScopeSource = Pick<Compilation, 'fullSchema' | 'scope'>;

/** Subgraphs know inaccessible types too, so their documents are read by the full schema. */
function fetchScope(compilation: FetchScopeSource, fetch: FetchNode): SelectionScope {
  return {
    schema: compilation.fullSchema,
    fragments: fragmentsIn(fetch.document),
    conditions: compilation.scope.conditions,
  };
}

/** The selections on the object that the fetch fills: below `_entities`, or the root's. */
export function entitySelections(fetch: FetchNode): SelectionSetNode {
  const { selectionSet } = operationIn(fetch.document);
  if (!fetch.requires) return selectionSet;
  const [entities] = selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet)
    throw new Error('An entity fetch without entities');
  return entities.selectionSet;
}

/** Keys that the planner has aliased to keep two selections apart → the response name they get in the end. */
function renamedKeys(fetch: FetchNode): ReadonlyMap<string, string> {
  const renamers = fetch.outputRewrites.filter((rewrite) => rewrite.kind === 'KeyRenamer');
  return new Map(renamers.map((rewrite) => [rewrite.path.at(-1) ?? '', rewrite.renameKeyTo]));
}
