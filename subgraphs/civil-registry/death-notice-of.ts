import { splitName } from '../shared/names/split-name.ts';
import type { DeathParticulars } from './loaders/death-loaders.ts';
import type { DeathNotice } from './types/death-entry.ts';

/** Who notified a death and by which paper; null when the act states neither. */
export function deathNoticeOf(act: DeathParticulars): DeathNotice | null {
  if (act.notifierName === null && act.noticeNumber === null) return null;
  return {
    notifier: act.notifierName === null ? null : splitName(act.notifierName),
    relation: act.notifierRelation,
    number: act.noticeNumber,
    issuedOn: act.noticeIssuedOn,
    issuedBy: act.noticeIssuedBy,
  };
}
