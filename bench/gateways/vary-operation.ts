import { Kind, parse, print, visit, type FieldNode } from 'graphql';
import { hash } from './stubs/mock-values.ts';

/**
 * Operations like the given one, no two alike: each leaves out another part of its fields.
 * @param from number of the first; the same number gives the same operation
 */
export function varyOperation(query: string, count: number, from = 0): readonly string[] {
  const document = parse(query);
  return Array.from({ length: count }, (_, index) => {
    let seen = 0;
    const keep = (): boolean => hash(`${from + index}/${seen++}`) % 4 > 0;
    const varied = visit(document, {
      SelectionSet: (set) => {
        const kept = set.selections.filter((selection) => !isField(selection) || keep());
        return { ...set, selections: kept.length > 0 ? kept : set.selections.slice(0, 1) };
      },
    });
    // Two may leave out the same by chance; an alias of its own makes each shape certain.
    return print(varied).replace('{', `{ shape${from + index}: __typename`);
  });
}

function isField(node: { readonly kind: string }): node is FieldNode {
  return node.kind === Kind.FIELD;
}
