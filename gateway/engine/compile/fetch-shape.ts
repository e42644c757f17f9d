import type { GraphQLSchema } from 'graphql';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn, operationIn } from '../operation/document-parts.ts';
import type { ResponsePath, ResponseTree } from '../operation/response-tree.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { entitySelections } from '../plan/entity-selections.ts';
import { finalKey } from '../plan/final-key.ts';
import type { FetchNode } from '../plan/plan.ts';
import { clientSelectionAt, namesOn } from '../operation/client-selection.ts';
import type { Compilation } from './compilation.ts';
import { inputPath } from './input-paths.ts';

/** What a fetch brings, in the words of the client's operation. */
export interface FetchShape {
  /** What the fetch fills on an object of this type. */
  fieldsOn(typeName: string | undefined): FilledFields;
  /** A path in the subgraph's answer (below an entity, or from the root) by the response names of the operation. */
  rename(path: ResponsePath): ResponsePath;
}

/** Response names. What the client asks of other types only is in neither, unless some fetch reads it. */
interface FilledFields {
  /** Asked for by the client. */
  readonly visible: readonly string[];
  /** Input for other fetches. */
  readonly hidden: readonly string[];
}

/** Reads the shape of a fetch; lists of fields are computed once per type. */
export function fetchShape(compilation: Compilation, fetch: FetchNode): FetchShape {
  const keyOf = finalKey(fetch);
  const place = clientSelectionAt(compilation, fetch.path);
  const at = inputPath(fetch.path);
  const isInput = (name: string): boolean => compilation.inputPaths.has(at === '' ? name : `${at}.${name}`);
  const byType = new Map<string | undefined, FilledFields>();
  const fieldsOn = (typeName: string | undefined): FilledFields => {
    // The type is not lost with a fetch that tells it once more; where only this fetch tells it, the object is.
    // Read only now: the fetch need not keep its document for what is seldom asked.
    const scope = fetchScope(compilation.fullSchema, fetch);
    const groups = collectFields(scope, typeName ?? '', [entitySelections(fetch)]).filter(
      (group) => group.name !== '__typename',
    );
    const names = new Set(groups.map(({ responseName }) => keyOf(responseName)));
    const visible = namesOn(compilation, place, typeName);
    const onAnyType = namesOn(compilation, place, undefined);
    return {
      visible: [...names].filter((name) => visible.has(name)),
      hidden: [...names].filter((name) => !visible.has(name) && (isInput(name) || !onAnyType.has(name))),
    };
  };
  return {
    fieldsOn: (typeName) => {
      const fields = byType.get(typeName) ?? fieldsOn(typeName);
      byType.set(typeName, fields);
      return fields;
    },
    rename: (path) => path.map((step) => (typeof step === 'string' ? keyOf(step) : step)),
  };
}

/** Names that the data of a root fetch has, whatever their values (GraphQL specification §6.4). */
export function rootNames({ fullSchema }: Compilation, fetch: FetchNode): readonly string[] {
  const { operation, selectionSet } = operationIn(fetch.document);
  const root = fullSchema.getRootType(operation);
  const groups = collectFields(fetchScope(fullSchema, fetch), root?.name ?? '', [selectionSet]);
  return groups.map(({ responseName }) => responseName);
}

/** Grafts what a fetch selects onto the tree of everything that is fetched. */
export function graftFetch(tree: ResponseTree, schema: GraphQLSchema, fetch: FetchNode): void {
  // The deepest first: what is renamed must be complete.
  const deepestFirst = fetch.outputRewrites.toSorted((a, b) => b.path.length - a.path.length);
  for (const branch of tree.growAt(fetch.path)) {
    branch.addSelections(fetchScope(schema, fetch), entitySelections(fetch), fetch.subgraph);
    for (const rewrite of deepestFirst) {
      if (rewrite.kind !== 'KeyRenamer') continue;
      const parents = rewrite.path.slice(0, -1).filter((step) => !step.startsWith('... on '));
      for (const parent of branch.growAt(parents))
        parent.rename(rewrite.path.at(-1) ?? '', rewrite.renameKeyTo);
    }
  }
}

/** Subgraphs know inaccessible types too, so their documents are read by the full schema. */
function fetchScope(schema: GraphQLSchema, fetch: FetchNode): SelectionScope {
  return { schema, fragments: fragmentsIn(fetch.document) };
}
