import type {
  AnswerForm,
  EntityList,
  FieldForm,
  LeafForm,
  ListForm,
  NestedForm,
  ObjectForm,
  ValueForm,
} from '../../engine/excerpts/answer-form.ts';
import type { JsonObject } from '../../engine/subgraph-client.ts';
import { cut, LONGEST_CUT } from '../cut.ts';
import { sourceOfTest } from '../json-bytes.ts';
import * as ends from './scan.ts';

/** Where a reader is in an answer. */
export interface ExcerptCursor {
  /** UTF-8 */
  readonly bytes: Buffer;
  /** The same, a character for each byte. */
  readonly latin1: string;
  /** In bytes. */
  at: number;
}

/** Reads `data` from its opening brace; undefined when it does not look as the form says. */
export type ExcerptReader = (cursor: ExcerptCursor) => JsonObject | undefined;

/**
 * Generates the reader of a form. What is read as a value has a function that leaves the cursor behind it (`r0`), what
 * is only passed has one that gives the end (`p0`). Nothing gets into the source but names of GraphQL and keys of
 * excerpts.
 */
export function generateExcerptReader(form: AnswerForm): ExcerptReader {
  const writer = new ExcerptReaderWriter();
  const main = form.kind === 'query' ? writer.object(form.root) : writer.lists(form.lists);
  const source = `'use strict';
${HELPERS}
${writer.functions.join('\n')}
return ${main}`;
  // oxlint-disable-next-line no-new-func, no-implied-eval -- see above: nothing but names
  const build = new Function('ends', 'cut', source) as (
    functions: typeof ends,
    cutText: typeof cut,
  ) => ExcerptReader;
  return build(ends, cut);
}

/**
 * Members of the module are taken out of it once: V8 looks them up each time. What will be compared with others is
 * copied, since it takes V8 long to compare slices of a text.
 */
const HELPERS = `const{${Object.keys(ends).join(',')}}=ends;
function short(c,start,end){
const length=end-start;
return length>${LONGEST_CUT}?c.latin1.substring(start,end):cut(c.bytes,start,length)}`;

class ExcerptReaderWriter {
  readonly functions: string[] = [];
  /** Names of functions by what they are. */
  readonly #names = new Map<string, string>();
  readonly #enumFunctions = new Map<ReadonlySet<string>, string>();

  lists(lists: readonly EntityList[]): string {
    const reads = lists.map(({ name, entity }, position) => {
      const value = this.#list({
        kind: 'list',
        element: { kind: 'object', object: entity, isNullable: true },
        isNullable: false,
      });
      return `${position === 0 ? '' : this.#expect(',')}${this.#expect(`"${name}":`)}c.at=at;const v${position}=${value}(c);if(v${position}===undefined)return;at=c.at;`;
    });
    const entries = lists.map(({ name }, position) => `${name}:v${position}`);
    return this.#declare(
      'r',
      'c',
      `${OPEN}${reads.join('')}${this.#expect('}')}c.at=at;return{${entries.join(',')}}`,
    );
  }

  object({ fields, others }: ObjectForm): string {
    const entries = new Map(others.map((key) => [key, 'undefined']));
    const reads = fields.map((field, position) => this.#field(field, { fields, position, entries }));
    const literal = [...entries].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',');
    return this.#declare('r', 'c', `${OPEN}${reads.join('')}${this.#expect('}')}c.at=at;return{${literal}}`);
  }

  #field(field: FieldForm, place: FieldPlace): string {
    const { key, value, excerpt, isOpen } = field;
    const { position, entries } = place;
    const comma = position === 0 ? '' : this.#expect(',');
    const name = this.#expect(`"${key}":`);
    if (value.kind === 'type-name') {
      entries.set(key, JSON.stringify(value.name));
      return comma + name + this.#expect(JSON.stringify(value.name));
    }
    if (isOpen) {
      entries.set(key, `v${position}`);
      return `${comma}${name}c.at=at;const v${position}=${this.#read(value)};if(v${position}===undefined)return;at=c.at;`;
    }
    const past = name + this.#skip(value, 'return');
    return comma + (excerpt === undefined ? past : this.#inExcerpt(field, excerpt, { place, past }));
  }

  /** @param past statements that take `at` past the field */
  #inExcerpt(
    { isInput }: FieldForm,
    excerpt: string,
    { place: { fields, position, entries }, past }: { readonly place: FieldPlace; readonly past: string },
  ): string {
    const isFirst = fields[position - 1]?.excerpt !== excerpt;
    const isLast = fields[position + 1]?.excerpt !== excerpt;
    if (isFirst) entries.set(excerpt, `v${position}`);
    const variable = entries.get(excerpt) ?? '';
    const begin = isFirst ? `const s${variable}=at;` : '';
    const text = isInput ? `short(c,s${variable},at)` : `c.latin1.substring(s${variable},at)`;
    return begin + past + (isLast ? `const ${variable}=${text};` : '');
  }

  /** An expression that reads a value at `c.at`. */
  #read(value: ValueForm): string {
    if (value.kind === 'list') return `${this.#list(value)}(c)`;
    if (value.kind === 'object') return `${this.#nested(value)}(c)`;
    throw new Error('A leaf is no value of its own');
  }

  #nested({ object, isNullable }: NestedForm): string {
    const read = this.object(object);
    return isNullable ? this.#declare('r', 'c', `${NULL_READ}return ${read}(c)`) : read;
  }

  #list({ element, isNullable }: ListForm): string {
    return this.#declare(
      'r',
      'c',
      `${isNullable ? NULL_READ : ''}
const B=c.bytes;
if(B[c.at++]!==91)return;
const list=[];
if(B[c.at]===93){c.at++;return list}
for(;;){
const value=${this.#read(element)};
if(value===undefined)return;
list.push(value);
const next=B[c.at++];
if(next===93)return list;
if(next!==44)return}`,
    );
  }

  /** Statements that take `at` past a value. @param leave how to give up */
  #skip(value: ValueForm, leave: string): string {
    return `at=${this.#endOf(value)};if(at===-1)${leave};`;
  }

  /** An expression for the end of a value at `at`. */
  #endOf(value: ValueForm): string {
    const end = value.kind === 'leaf' ? this.#endOfLeaf(value) : this.#endOfWhole(value);
    return value.isNullable ? `B[at]===110?endOfNull(B,at):${end}` : end;
  }

  #endOfLeaf({ leaf, isAscii }: LeafForm): string {
    if (typeof leaf !== 'string') return `${this.#enumFunction(leaf)}(B,at)`;
    if (leaf === 'any') return isAscii ? 'endOfAnythingAscii(B,at)' : 'endOfAnything(B,at)';
    if (leaf === 'String') return isAscii ? 'endOfAsciiText(B,at)' : 'endOfText(B,at)';
    if (leaf === 'ID') return isAscii ? 'endOfAsciiId(B,at)' : 'endOfId(B,at)';
    return `endOf${leaf}(B,at)`;
  }

  /** Names are told apart by their first letter, then one after the other. */
  #enumFunction(names: ReadonlySet<string>): string {
    const known = this.#enumFunctions.get(names);
    if (known !== undefined) return known;
    const byLetter = Map.groupBy(names, (name) => name.charCodeAt(0));
    const cases = [...byLetter].map(([letter, group]) => {
      const tests = group.map((name) => `if(${this.#isNext(`"${name}"`)})return at+${name.length + 2};`);
      return `case ${letter}:${tests.join('')}return -1;`;
    });
    const past = this.#declare('p', 'B,at', `switch(B[at+1]){${cases.join('')}}return -1`);
    this.#enumFunctions.set(names, past);
    return past;
  }

  #endOfWhole(value: ListForm | NestedForm): string {
    return value.kind === 'list'
      ? `${this.#listFunction(value)}(B,at)`
      : `${this.#objectFunction(value.object)}(B,at)`;
  }

  #listFunction({ element }: ListForm): string {
    return this.#declare(
      'p',
      'B,at',
      `if(B[at++]!==91)return -1;
if(B[at]===93)return at+1;
for(;;){
${this.#skip(element, 'return -1')}
const next=B[at++];
if(next===93)return at;
if(next!==44)return -1}`,
    );
  }

  #objectFunction({ fields }: ObjectForm): string {
    const passes = fields.map(({ key, value }, position) => {
      const name = this.#expect(`${position === 0 ? '{' : ','}"${key}":`, 'return -1');
      return value.kind === 'type-name'
        ? name + this.#expect(JSON.stringify(value.name), 'return -1')
        : name + this.#skip(value, 'return -1');
    });
    return this.#declare('p', 'B,at', `${passes.join('')}return B[at]===125?at+1:-1`);
  }

  /** Statements that take `at` past a text, or give up. @param text ASCII */
  #expect(text: string, leave = 'return'): string {
    return `if(!${this.#isNext(text)})${leave};at+=${text.length};`;
  }

  #isNext(text: string): string {
    return `${this.#declare('k', 'B,at', `return ${sourceOfTest('B', text)}`)}(B,at)`;
  }

  /** Equal functions are one: a client may ask for the same at a hundred places. */
  #declare(prefix: string, parameters: string, body: string): string {
    const code = `(${parameters}){${body}}`;
    const known = this.#names.get(code);
    if (known !== undefined) return known;
    const name = `${prefix}${this.functions.length}`;
    this.functions.push(`function ${name}${code}`);
    this.#names.set(code, name);
    return name;
  }
}

interface FieldPlace {
  readonly fields: readonly FieldForm[];
  readonly position: number;
  /** Key of the object that is read, and the expression for its value. */
  readonly entries: Map<string, string>;
}

const OPEN = 'const B=c.bytes;let at=c.at;if(B[at++]!==123)return;';
const NULL_READ = 'if(c.bytes[c.at]===110){c.at=endOfNull(c.bytes,c.at);return c.at===-1?undefined:null}';
