import { sourceOfTest } from '../json-bytes.ts';
import type { Cursor } from './cursor.ts';
import type { Branch, KeyTree, Shape } from './shape.ts';

/** Reads a value from where the cursor is; undefined when it does not look like the shape. */
export type Reader = (cursor: Cursor) => unknown;

/**
 * Generates a reader for JSON that looks as seen before: keys are compared byte by byte instead of looked up, and
 * objects written down as literals. Nothing gets into the source but names, see `LearnedShape`.
 */
export function generateReader(shape: Shape): Reader {
  const writer = new ReaderWriter();
  const main = writer.value(shape);
  const source = `'use strict';\n${writer.functions.join('\n')}\nreturn ${main}`;
  // oxlint-disable-next-line no-new-func, no-implied-eval -- see above: nothing but names
  return (new Function(source) as () => Reader)();
}

class ReaderWriter {
  readonly functions: string[] = [];

  /** Name of a function that reads a value. */
  value({ keys, element }: Shape): string {
    const object = keys && `if(first===123)return ${this.#object(keys)}(cursor);`;
    const list = element && `if(first===91)return ${this.#list(element)}(cursor);`;
    return this.#declare(
      `const first=cursor.bytes[cursor.at];${object ?? ''}${list ?? ''}return cursor.readScalar()`,
    );
  }

  #list(element: Shape): string {
    return this.#declare(`
const{bytes}=cursor,list=[];
cursor.at++;
if(bytes[cursor.at]===93){cursor.at++;return list}
for(;;){
const value=${this.#read(element)};
if(value===undefined)return undefined;
list.push(value);
const next=bytes[cursor.at++];
if(next===93)return list;
if(next!==44)return undefined}`);
  }

  #object(keys: KeyTree): string {
    const variables = Array.from({ length: lengthOf(keys) }, (_, index) => `v${index}`);
    const declared = variables.length === 0 ? '' : `let ${variables.join(',')};`;
    return this.#declare(`const{bytes}=cursor;let at=cursor.at+1;${declared}${this.#rest(keys, [])}`);
  }

  /** What can follow after these keys, whose values are in `v0`, `v1` and so on. */
  #rest({ next, mayEnd }: KeyTree, before: readonly string[]): string {
    const literal = before.map((key, index) => `${key}:v${index}`).join(',');
    const end = mayEnd ? `if(bytes[at]===125){cursor.at=at+1;return{${literal}}}` : '';
    const branches = [...next].map(([key, branch]) => this.#branch(key, branch, before));
    return `${end}${branches.join('')}return undefined`;
  }

  #branch(key: string, { value, after }: Branch, before: readonly string[]): string {
    const text = `${before.length === 0 ? '' : ','}"${key}":`;
    const variable = `v${before.length}`;
    const names = [...(value.names ?? [])].map(
      (name) => `if(${sourceOfTest('bytes', `"${name}"`)}){${variable}="${name}";at+=${name.length + 2}}else`,
    );
    return `
if(${sourceOfTest('bytes', text)}){at+=${text.length};
${names.join('\n')}{cursor.at=at;${variable}=${this.#read(value)};if(${variable}===undefined)return undefined;at=cursor.at}
${this.#rest(after, [...before, key])}}
`;
  }

  #read(shape: Shape): string {
    if (shape.isOpaque) return 'cursor.readJson()';
    const isScalar = shape.keys === undefined && shape.element === undefined;
    return isScalar ? 'cursor.readScalar()' : `${this.value(shape)}(cursor)`;
  }

  #declare(body: string): string {
    const name = `f${this.functions.length}`;
    this.functions.push(`function ${name}(cursor){${body}}`);
    return name;
  }
}

/** Keys of the longest object. */
function lengthOf({ next }: KeyTree): number {
  return Math.max(0, ...Array.from(next.values(), ({ after }) => 1 + lengthOf(after)));
}
