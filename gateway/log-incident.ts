import type { Logger } from '../platform/log.ts';
import type { Incident } from './engine/engine.ts';

/**
 * Logs what was masked before a client could read it. What a register wrote may quote its rows, so none of that text
 * is repeated here: the register's own log has it under the same request id. Details that we wrote ourselves are kept,
 * without long numbers.
 */
export function logIncident(log: Logger): (incident: Incident) => void {
  return ({ requestId, service, kind, detail }) => {
    const ours = OUR_WORDS.has(kind) ? { detail: detail.replaceAll(/\d{5,}/g, '…') } : {};
    log[LEVELS[kind] ?? 'warn']({ requestId, service, kind, ...ours }, 'masked');
  };
}

const OUR_WORDS: ReadonlySet<string> = new Set([
  'engine-fault',
  'unreachable',
  'timeout',
  'bad-status',
  'unnamed',
  'bad-answer',
  'too-large',
  'refused',
]);

/** A client that has gone is no trouble of ours. */
const LEVELS: Readonly<Record<string, 'debug' | 'error'>> = { cancelled: 'debug', 'engine-fault': 'error' };
