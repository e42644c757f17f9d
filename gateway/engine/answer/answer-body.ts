/** The JSON text of an answer. */
export type AnswerBody = string | EncodedBody | BodyInPieces;

/** A text that is UTF-8 already. */
export interface EncodedBody {
  /** A character for each byte: a string is sent together with the head of the answer, a buffer is not. */
  readonly latin1: string;
}

/** A long text, UTF-8. */
export interface BodyInPieces {
  readonly pieces: readonly Buffer[];
}

export function textOf(body: AnswerBody): string {
  if (typeof body === 'string') return body;
  return ('latin1' in body ? Buffer.from(body.latin1, 'latin1') : Buffer.concat(body.pieces)).toString();
}
