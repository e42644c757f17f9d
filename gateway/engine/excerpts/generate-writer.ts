import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { FieldsWriter } from './excerpt-plan.ts';
import type { DataPlace, Excerpt, PlaceField, Want, Wants } from './data-place.ts';

/**
 * Generates the writer of what is wanted of the objects at a place. Nothing gets into the source but names of GraphQL
 * and keys of excerpts, as JSON strings.
 */
export function generateWriter(place: DataPlace, wants: Wants): FieldsWriter {
  const writer = new SourceWriter();
  const main = writer.fields(place, wants);
  const source = `'use strict';
function fail(){throw missing}
${writer.functions.join('\n')}
return o=>{try{return ${main}(o)}catch(error){if(error===missing)return undefined;throw error}}`;
  // oxlint-disable-next-line no-new-func, no-implied-eval -- see above: the source is ours
  return (new Function('missing', source) as (missing: symbol) => FieldsWriter)(MISSING);
}

const MISSING = Symbol('missing');

class SourceWriter {
  readonly functions: string[] = [];

  /** Name of a function that writes an object's fields. */
  fields(place: DataPlace, { list, isInput }: Wants): string {
    const parts = list.flatMap((want, at): readonly Part[] => {
      const part = this.#part(place, want, isInput);
      return at === 0 || part.length === 0 ? part : [{ text: ',' }, ...part];
    });
    return this.#declare('f', `return ${concatenation(parts)}`);
  }

  /** A field or several; nothing for one that the excerpt before it has. */
  #part(place: DataPlace, { key, isTypeName, wants }: Want, isInput: boolean): readonly Part[] {
    if (isTypeName) return [{ text: `"${key}":"${place.type.name}"` }];
    const field = place.fields.get(key);
    if (field?.excerpt) {
      const isFirst = field.excerpt.fields[0] === field;
      return isFirst ? [{ code: excerptOf(field.excerpt, isInput) }] : [];
    }
    if (!field?.place || !wants) throw new Error(`Nothing is read for ${place.type.name}.${key}`);
    return [{ text: `"${key}":` }, { code: this.#open(field, field.place, wants) }];
  }

  /** An expression for the text of a value that is read as such. */
  #open(field: PlaceField, place: DataPlace, wants: Wants): string {
    const one = this.fields(place, wants);
    const value = this.#value(field.type, one);
    const whenMissing = !wants.isInput && !isNonNullType(field.type) ? 'null' : 'fail()';
    return `${value}(o.${field.key}===undefined?${whenMissing}:o.${field.key})`;
  }

  /** Name of a function that writes a value; nulls where none may be were refused when it was read. */
  #value(type: GraphQLOutputType, one: string): string {
    if (isNonNullType(type)) return this.#value(type.ofType, one);
    if (!isListType(type)) return this.#declare('v', `return o===null?'null':'{'+${one}(o)+'}'`);
    const element = this.#value(type.ofType, one);
    return this.#declare(
      'l',
      `if(o===null)return'null';const n=o.length;if(n===0)return'[]';let t='['+${element}(o[0]);for(let i=1;i<n;i++)t+=','+${element}(o[i]);return t+']'`,
    );
  }

  #declare(prefix: string, body: string): string {
    const name = `${prefix}${this.functions.length}`;
    this.functions.push(`function ${name}(o){${body}}`);
    return name;
  }
}

/** Fields that may be null are null when nothing of them came: the entity does not exist there. */
function excerptOf({ key: excerpt, fields }: Excerpt, isInput: boolean): string {
  const mayBeNull = !isInput && fields.every(({ type }) => !isNonNullType(type));
  const nulls = fields.map(({ key }) => `"${key}":null`).join(',');
  return `(o[${quote(excerpt)}]??${mayBeNull ? quote(nulls) : 'fail()'})`;
}

/** Something to write: a text, or an expression for one. */
type Part = { readonly text: string } | { readonly code: string };

/** An expression for all parts; neighbouring texts are one, since each more costs something each time. */
function concatenation(parts: readonly Part[]): string {
  const operands: string[] = [];
  let text = '';
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else {
      if (text !== '') operands.push(quote(text));
      operands.push(part.code);
      text = '';
    }
  }
  return [...operands, ...(text === '' && operands.length > 0 ? [] : [quote(text)])].join('+');
}

function quote(text: string): string {
  return JSON.stringify(text);
}
