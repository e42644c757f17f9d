import type { ResponseHandler } from '../wire.ts';

/** A request on its way, and who is told of its answer. */
export interface Exchange {
  /** Head and body, ready to be sent. */
  readonly text: string;
  readonly encoding: 'latin1' | 'utf8';
  readonly handler: ResponseHandler;
  readonly isRepeatable: boolean;
  /** Its requester has given it up. */
  isAborted: boolean;
}
