import type { Agent } from 'node:http';
import type { Random } from '../../scripts/seed-province/random.ts';
import { todayInVietNam } from '../../subgraphs/shared/calendar.ts';
import type { IllnessLog } from './illness-log.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Question, Questions } from './questions.ts';
import { send, type Incoming } from './send.ts';
import { TIMES } from './stage.ts';

/** One of those who ask, and what it needs to judge the answers. */
export interface Client {
  readonly url: string;
  readonly agent?: Agent;
  readonly random: Random;
  readonly questions: () => Questions;
  readonly illness: IllnessLog;
}

/** What became of a request. */
export interface Outcome {
  /** A sentence when it was not right. */
  readonly complaint?: string | undefined;
  /** There was an answer, and something was missing in it. */
  readonly isPartial?: boolean;
}

export interface Manner {
  /** What is sent; default: query and variables. */
  readonly body?: string;
  /** What is sent if that was a hash that the gateway does not know. */
  readonly bodyIfUnknown?: string;
  /** Milliseconds the client allows; default: as many as the gateway does. */
  readonly deadlineMs?: number;
}

/** Asks, and judges the answer by what was expected and by who was ill meanwhile. */
export async function askQuestion(client: Client, question: Question, manner: Manner = {}): Promise<Outcome> {
  const { query, variables, expected } = question;
  const { body = JSON.stringify({ query, variables }), bodyIfUnknown, deadlineMs } = manner;
  const from = performance.now();
  let answer = await post(client, body, deadlineMs);
  if (bodyIfUnknown !== undefined && answer?.text.includes('"PERSISTED_QUERY_NOT_FOUND"'))
    answer = await post(client, bodyIfUnknown, deadlineMs);
  if (!answer) return { complaint: NO_ANSWER };
  const ill = client.illness.illBetween(from, performance.now());
  // At midnight the registers count another day, and other answers are right.
  if (client.questions().day !== todayInVietNam()) return {};
  const complaint = judgeAnswer({ expected, text: answer.text, ill, isHurried: deadlineMs !== undefined });
  return { complaint, isPartial: answer.text.startsWith('{"errors"') || answer.text.includes('"errors":[') };
}

/** Posts and waits for as long as the gateway may take. */
export function post(client: Client, body: string, deadlineMs?: number): Promise<Incoming | undefined> {
  const { url, agent } = client;
  return send({
    url,
    body,
    ...(agent && { agent }),
    ...(deadlineMs !== undefined && { headers: { 'x-deadline-ms': String(deadlineMs) } }),
    patienceMs: (deadlineMs ?? TIMES.deadline) + SLACK_MS,
  });
}

/** Milliseconds beyond the deadline: ten processes share the machine, and none of them is always served at once. */
const SLACK_MS = 4_000;
export const NO_ANSWER = `no complete answer until ${SLACK_MS} ms after the deadline`;
