import { stringifyInPieces } from './stringify-in-pieces.ts';
import type { JsonObject } from '../subgraph-client.ts';

/** The JSON text of an answer: ready, or with large data that is written while it is sent. */
export type AnswerBody = string | EncodedBody | LargeBody;

/** A text that is UTF-8 already. */
export interface EncodedBody {
  /** A character for each byte: a string is sent together with the head of the answer, a buffer is not. */
  readonly latin1: string;
}

export interface LargeBody {
  /** Text before the data. */
  readonly head: string;
  readonly data: JsonObject;
  /** Text after it. */
  readonly tail: string;
}

/** The text in pieces of some hundred kilobytes; whoever stops reading stops the work. */
export function* piecesOf({ head, data, tail }: LargeBody): Generator<string, void, void> {
  yield head;
  yield* stringifyInPieces(data);
  yield tail;
}

/** The whole text; for those who do not serve anybody meanwhile. */
export function textOf(body: AnswerBody): string {
  if (typeof body === 'string') return body;
  return 'latin1' in body ? Buffer.from(body.latin1, 'latin1').toString() : [...piecesOf(body)].join('');
}
