import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentOf, type SelectionScope } from './selection.ts';

/** Where a value stands in an answer: response names and list indexes. */
export type ResponsePath = readonly (string | number)[];

/** Response names and what is selected beneath them, of all types together. */
export class ResponseTree {
  /** Most are leaves, and an operation has a hundred of them: an empty map weighs more than all else in a leaf. */
  #children: Map<string, ResponseTree> | undefined;

  /** Adds everything that the selection set can bring. */
  addSelections(scope: SelectionScope, set: SelectionSetNode): this {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const child = this.grow(node.alias?.value ?? node.name.value);
        if (node.selectionSet) child.addSelections(scope, node.selectionSet);
        continue;
      }
      const fragment = fragmentOf(scope, node);
      if (fragment) this.addSelections(scope, fragment.selectionSet);
    }
    return this;
  }

  /** The subtree under a name, made when missing. */
  grow(name: string): ResponseTree {
    const children = (this.#children ??= new Map<string, ResponseTree>());
    const child = children.get(name) ?? new ResponseTree();
    children.set(name, child);
    return child;
  }

  /** Adds all that a tree holds under a name of this one. */
  adopt(name: string, tree: ResponseTree): void {
    const branch = this.grow(name);
    for (const [childName, child] of tree.#children ?? []) branch.adopt(childName, child);
  }

  child(name: string): ResponseTree | undefined {
    return this.#children?.get(name);
  }

  /** Follows a plan's path; list steps stay where they are. */
  at(path: readonly string[]): ResponseTree | undefined {
    return path.reduce<ResponseTree | undefined>(
      (tree, step) => (step === '@' ? tree : tree?.child(step)),
      this,
    );
  }

  growAt(path: readonly string[]): ResponseTree {
    return path.reduce<ResponseTree>((tree, step) => (step === '@' ? tree : tree.grow(step)), this);
  }
}
