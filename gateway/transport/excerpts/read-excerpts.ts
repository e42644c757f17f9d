import { isUtf8 } from 'node:buffer';
import type { AnswerForm } from '../../engine/excerpts/answer-form.ts';
import type { JsonObject } from '../../engine/subgraph-client.ts';
import { endOfAnything, endOfWord, NOWHERE } from './scan.ts';
import { type ExcerptCursor, type ExcerptReader, generateExcerptReader } from './generate-excerpt-reader.ts';
import { CLOSE_OBJECT, isSpace } from '../json-bytes.ts';

/**
 * Reads the `data` of an answer in excerpts. Undefined when the answer is not just what the form says: it has errors,
 * or a null where none may be, or another order of keys, or blanks. It then has to be parsed.
 */
export function readExcerpts(form: AnswerForm, bytes: Buffer): JsonObject | undefined {
  // Broken characters would be passed on as they are.
  if (endOfWord(bytes, 0, HEAD) === NOWHERE || !isUtf8(bytes)) return undefined;
  const cursor: ExcerptCursor = { bytes, latin1: bytes.toString('latin1'), at: HEAD.length };
  const data = readerOf(form)(cursor);
  return data && isEnd(bytes, cursor.at) ? data : undefined;
}

/** Nothing follows but extensions, which nobody reads. */
function isEnd(bytes: Buffer, behindData: number): boolean {
  const extensions = endOfWord(bytes, behindData, EXTENSIONS);
  let at = extensions === NOWHERE ? behindData : endOfAnything(bytes, extensions);
  if (at === NOWHERE || bytes[at] !== CLOSE_OBJECT) return false;
  do at += 1;
  while (isSpace(bytes[at]));
  return at === bytes.length;
}

const HEAD = Buffer.from('{"data":');
const EXTENSIONS = Buffer.from(',"extensions":');

const readers = new WeakMap<AnswerForm, ExcerptReader>();

function readerOf(form: AnswerForm): ExcerptReader {
  const reader = readers.get(form) ?? generateExcerptReader(form);
  readers.set(form, reader);
  return reader;
}
