import { type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import { fragmentOf, fulfils, type SelectionScope } from './selection.ts';

/** Where a value stands in an answer: response names and list indexes. */
export type ResponsePath = readonly (string | number)[];

const ANY_TYPE: readonly string[] = [];

/** Response names and what is selected beneath them, by the types on which they are selected. */
export class ResponseTree {
  #source: string | undefined;
  /** Type conditions of what is selected here: an object has it that fulfils all. */
  readonly #conditions: readonly string[];
  /** Most are leaves, and an operation has a hundred of them: an empty map weighs more than all else in a leaf. */
  #children: Map<string, ResponseTree> | undefined;
  /** What is selected under the same name on other types. */
  #onOtherTypes: ResponseTree | undefined;
  /** Trees of several types together, by the place of each in the list. */
  #joined: Map<string, ResponseTree> | undefined;

  constructor(conditions: readonly string[] = ANY_TYPE) {
    this.#conditions = conditions;
  }

  /** The subgraph that was the first to be asked for it; undefined when none is. */
  get source(): string | undefined {
    return this.#source;
  }

  /** Adds everything that the selection set can bring. */
  addSelections(scope: SelectionScope, set: SelectionSetNode, source: string, conditions = ANY_TYPE): this {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const child = this.#grow(node.alias?.value ?? node.name.value, conditions);
        child.#source ??= source;
        if (node.selectionSet) child.addSelections(scope, node.selectionSet, source);
        continue;
      }
      const fragment = fragmentOf(scope, node);
      if (fragment)
        this.addSelections(scope, fragment.selectionSet, source, and(conditions, fragment.condition));
    }
    return this;
  }

  /** What is selected under the name on objects of the type; undefined when nothing is, not even the name. */
  child(name: string, typeName: string, schema: GraphQLSchema): ResponseTree | undefined {
    const all = this.#branches(name);
    const fitting = all.filter((tree) =>
      tree.#conditions.every((condition) => fulfils(schema, typeName, condition)),
    );
    if (fitting.length < 2) return fitting[0];
    const key = `${name} ${fitting.map((tree) => all.indexOf(tree)).join(' ')}`;
    const joined = this.#joined?.get(key) ?? ResponseTree.#join(fitting);
    (this.#joined ??= new Map<string, ResponseTree>()).set(key, joined);
    return joined;
  }

  /** The trees at a plan's path, of whatever types; made when there is none. List steps stay where they are. */
  growAt(path: readonly string[]): readonly ResponseTree[] {
    return path.reduce<readonly ResponseTree[]>(
      (trees, step) => (step === '@' ? trees : trees.flatMap((tree) => tree.#anyBranches(step))),
      [this],
    );
  }

  /** Calls what is selected under a name by another one, too. */
  rename(from: string, to: string): void {
    for (const tree of this.#branches(from)) this.#grow(to, tree.#conditions).#adopt(tree);
  }

  #adopt(tree: ResponseTree): void {
    this.#source ??= tree.#source;
    for (const name of tree.#children?.keys() ?? [])
      for (const child of tree.#branches(name)) this.#grow(name, child.#conditions).#adopt(child);
  }

  #anyBranches(name: string): readonly ResponseTree[] {
    const branches = this.#branches(name);
    return branches.length > 0 ? branches : [this.#grow(name, ANY_TYPE)];
  }

  #branches(name: string): readonly ResponseTree[] {
    const branches: ResponseTree[] = [];
    for (let tree = this.#children?.get(name); tree; tree = tree.#onOtherTypes) branches.push(tree);
    return branches;
  }

  #grow(name: string, conditions: readonly string[]): ResponseTree {
    const branches = this.#branches(name);
    const known = branches.find((tree) => tree.#conditions.join(' ') === conditions.join(' '));
    if (known) return known;
    const grown = new ResponseTree(conditions);
    const last = branches.at(-1);
    if (last) last.#onOtherTypes = grown;
    else (this.#children ??= new Map<string, ResponseTree>()).set(name, grown);
    return grown;
  }

  static #join(trees: readonly ResponseTree[]): ResponseTree {
    const joined = new ResponseTree();
    for (const tree of trees) joined.#adopt(tree);
    return joined;
  }
}

function and(conditions: readonly string[], further: string | undefined): readonly string[] {
  return further === undefined || conditions.includes(further) ? conditions : [...conditions, further];
}
