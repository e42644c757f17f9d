import type { ErrorCode } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';

/** An operation that is not planned: it takes too long, or too many others wait. Its texts are for the client. */
export class PlanningRefusal extends Error {
  override readonly name = 'PlanningRefusal';
  readonly code: ErrorCode;
  readonly texts: Bilingual;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, texts: Bilingual, retryAfterSeconds?: number) {
    super(texts.en);
    this.texts = texts;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
