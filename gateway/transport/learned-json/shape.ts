import { isJsonObject } from '../../engine/execute/own.ts';

/** What has been seen at one place of the answers to one operation. */
export interface Shape {
  /** The orders in which keys have come; undefined: no object was ever here. */
  keys?: KeyTree | undefined;
  /** What lists hold; undefined: no list was ever here. */
  element?: Shape | undefined;
  /** Names that texts have been, where that is worth remembering. */
  names?: Set<string>;
  /** Too manifold to be worth code of its own, or nothing that a program may hold: `JSON.parse` is for that. */
  isOpaque?: boolean;
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

/** What the answers to one operation look like. */
export class LearnedShape {
  readonly root: Shape = {};
  #fields = 0;

  /** Adds what one answer looks like. */
  learn(value: unknown): void {
    this.#learn(this.root, value, 0);
  }

  #learn(shape: Shape, value: unknown, depth: number): void {
    if (shape.isOpaque) return;
    if (depth > MAX_DEPTH) makeOpaque(shape);
    else if (Array.isArray(value)) {
      shape.element ??= {};
      for (const element of value) this.#learn(shape.element, element, depth + 1);
    } else if (isJsonObject(value)) this.#learnObject(shape, value, depth + 1);
  }

  #learnObject(shape: Shape, object: Readonly<Record<string, unknown>>, depth: number): void {
    const keys = Object.keys(object);
    if (keys.length > MAX_KEYS) return makeOpaque(shape);
    let place = (shape.keys ??= createKeyTree());
    for (const key of keys) {
      const branch = place.next.get(key) ?? this.#grow(place, key);
      if (!branch) return makeOpaque(shape);
      const value = object[key];
      if (key === '__typename' && typeof value === 'string') learnName(branch.value, value);
      else this.#learn(branch.value, value, depth);
      place = branch.after;
    }
    if (place.mayEnd) return;
    place.mayEnd = true;
    if (sourceOf(shape.keys) > MAX_SOURCE) makeOpaque(shape);
  }

  /** Keys become part of a program: none but names of GraphQL may. `__proto__` is one, and special in a program. */
  #grow({ next }: KeyTree, key: string): Branch | undefined {
    if (this.#fields === MAX_FIELDS || !NAME.test(key) || key === '__proto__') return undefined;
    this.#fields += 1;
    const branch = { value: {}, after: createKeyTree() };
    next.set(key, branch);
    return branch;
  }
}

function makeOpaque(shape: Shape): void {
  shape.isOpaque = true;
  shape.keys = undefined;
  shape.element = undefined;
}

/** How much has to be compared and written down for the objects of one place, in bytes of JSON. */
function sourceOf({ next, mayEnd }: KeyTree, before = 0): number {
  let source = mayEnd ? before * BYTES_FOR_A_FIELD : 0;
  for (const [key, { value, after }] of next) {
    source += key.length + PUNCTUATION + sourceOf(after, before + 1);
    for (const name of value.names ?? []) source += name.length;
  }
  return source;
}

function createKeyTree(): KeyTree {
  return { next: new Map(), mayEnd: false };
}

function learnName(shape: Shape, name: string): void {
  shape.names ??= new Set();
  if (shape.names.size < MAX_NAMES && NAME.test(name)) shape.names.add(name);
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
const MAX_NAMES = 8;
const MAX_DEPTH = 100;
/** Of all places together. */
const MAX_FIELDS = 512;
/** Of one object. */
const MAX_KEYS = 150;
/** Of each key: quotes, colon and comma. */
const PUNCTUATION = 4;
/** Where an object can end it is written down with all its fields. */
const BYTES_FOR_A_FIELD = 4;
/** V8 does not optimise functions of more than 60 kB, which some 120 keys of a usual length make. */
const MAX_SOURCE = 1_500;
