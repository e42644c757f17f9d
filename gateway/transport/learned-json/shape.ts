import { isJsonObject } from '../../engine/execute/own.ts';

/** What has been seen at one place of the answers to one operation. */
export interface Shape {
  /** The orders in which keys have come; undefined: no object was ever here. */
  keys?: KeyTree;
  /** What lists hold; undefined: no list was ever here. */
  element?: Shape;
  /** Names that texts have been, where that is worth remembering. */
  names?: Set<string>;
}

/** Orders of keys as a tree of prefixes: `{a, b}` and `{a, c}` share `a`. */
export interface KeyTree {
  readonly next: Map<string, Branch>;
  /** Whether an object has ended here. */
  mayEnd: boolean;
}

export interface Branch {
  readonly value: Shape;
  readonly after: KeyTree;
}

/** The whole of what is seen, and how much of it there is. */
export class LearnedShape {
  readonly root: Shape = {};
  /** False for JSON that is no GraphQL answer, or has too many forms to be worth code of its own. */
  isLearnable = true;
  #branches = 0;

  /** Adds what one answer looks like. */
  learn(value: unknown): void {
    this.#learn(this.root, value, 0);
  }

  #learn(shape: Shape, value: unknown, depth: number): void {
    if (depth > MAX_DEPTH) this.isLearnable = false;
    if (!this.isLearnable) return;
    if (Array.isArray(value)) {
      shape.element ??= {};
      for (const element of value) this.#learn(shape.element, element, depth + 1);
    } else if (isJsonObject(value)) {
      shape.keys ??= createKeyTree();
      this.#learnObject(shape.keys, value, depth + 1);
    }
  }

  #learnObject(tree: KeyTree, object: Readonly<Record<string, unknown>>, depth: number): void {
    let place = tree;
    for (const key of Object.keys(object)) {
      const branch = place.next.get(key) ?? this.#grow(place, key);
      if (!branch) return;
      const value = object[key];
      if (key === '__typename' && typeof value === 'string') learnName(branch.value, value);
      else this.#learn(branch.value, value, depth);
      place = branch.after;
    }
    place.mayEnd = true;
  }

  #grow({ next }: KeyTree, key: string): Branch | undefined {
    this.#branches += 1;
    // Keys become part of a program: none but names of GraphQL may. `__proto__` is one, and special in a program.
    if (this.#branches > MAX_BRANCHES || !NAME.test(key) || key === '__proto__') {
      this.isLearnable = false;
      return undefined;
    }
    const branch = { value: {}, after: createKeyTree() };
    next.set(key, branch);
    return branch;
  }
}

function createKeyTree(): KeyTree {
  return { next: new Map(), mayEnd: false };
}

function learnName(shape: Shape, name: string): void {
  shape.names ??= new Set();
  if (shape.names.size < MAX_NAMES && NAME.test(name)) shape.names.add(name);
}

/** As long as nobody writes them by hand. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
const MAX_BRANCHES = 512;
const MAX_NAMES = 8;
const MAX_DEPTH = 100;
