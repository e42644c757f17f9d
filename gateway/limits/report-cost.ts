import type { IncomingMessage } from 'node:http';
import type { AnswerBody } from '../engine/answer/answer-body.ts';
import type { EngineAnswer } from '../engine/engine.ts';

/** Header with which a client asks for the estimated cost: `x-cost: report`. */
const COST_HEADER = 'x-cost';

/** The answer's text, with `extensions.cost` when the request asks for it and an estimate was made. */
export function reportCost(
  { headers }: IncomingMessage,
  { body, cost }: EngineAnswer,
  maximum: number,
): AnswerBody {
  if (headers[COST_HEADER] !== 'report' || cost === undefined) return body;
  const tail = `,"extensions":${JSON.stringify({ cost: { estimated: cost, maximum } })}}`;
  if (typeof body === 'string') return body.slice(0, -1) + tail;
  return 'latin1' in body
    ? { latin1: body.latin1.slice(0, -1) + tail }
    : { pieces: withTail(body.pieces, tail) };
}

function withTail(pieces: readonly Buffer[], tail: string): readonly Buffer[] {
  const last = pieces.at(-1)?.toString() ?? '';
  return [...pieces.slice(0, -1), Buffer.from(last.slice(0, -1) + tail)];
}
