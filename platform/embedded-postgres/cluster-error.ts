/** Why an embedded PostgreSQL could not be brought up. */
export type ClusterProblem =
  | 'no-binaries'
  | 'other-engine'
  | 'unusable-folder'
  | 'lost-password'
  | 'lost-database'
  | 'version-mismatch'
  | 'port-taken'
  | 'still-running'
  | 'disk-full'
  | 'unknown-user'
  | 'permission-denied'
  | 'failed';

/** The embedded PostgreSQL refuses to start or has failed; says what to do and quotes the end of its log. */
export class ClusterError extends Error {
  readonly problem: ClusterProblem;
  readonly log: string;

  constructor(problem: ClusterProblem, message: string, log = '') {
    super(
      [`${message} ${NEXT_STEPS[problem]}`, log && `PostgreSQL's last words:\n${indent(log)}`]
        .filter(Boolean)
        .join('\n'),
    );
    this.name = 'ClusterError';
    this.problem = problem;
    this.log = log;
  }
}

/** Reads the cause out of what PostgreSQL wrote before it gave up. */
export function clusterErrorFromLog(message: string, log: string): ClusterError {
  const found = SIGNS.find(([sign]) => sign.test(log));
  return new ClusterError(
    found?.[1] ?? 'failed',
    message,
    log.trimEnd().split('\n').slice(-LAST_LINES).join('\n'),
  );
}

const LAST_LINES = 12;

const SIGNS: readonly (readonly [RegExp, ClusterProblem])[] = [
  [/no space left on device|disk quota exceeded/i, 'disk-full'],
  [/could not bind|could not create any TCP/i, 'port-taken'],
  [/pre-existing shared memory block|postmaster\.pid" already exists/i, 'still-running'],
  [/database files are incompatible|initialized by PostgreSQL version/i, 'version-mismatch'],
  [/could not look up effective user/i, 'unknown-user'],
  [/permission denied|operation not permitted|invalid permissions|wrong ownership/i, 'permission-denied'],
];

const NEXT_STEPS: Readonly<Record<ClusterProblem, string>> = {
  'no-binaries':
    'Run `npm ci` without --omit=optional, or give the addresses of your own servers (*_DATABASE_URL).',
  'other-engine': 'Unset DATABASE_ENGINE, or set DATA_FOLDER to a new folder.',
  'lost-password': 'Put the file back from a backup, or set DATA_FOLDER to a new folder and seed again.',
  'lost-database': 'Put it back from a backup, or set DATA_FOLDER to a new folder and seed again.',
  'unusable-folder': 'Set DATA_FOLDER to a folder on a local disk that this user may write.',
  'version-mismatch':
    'Start it with the release that made it and export the data, or set DATA_FOLDER to a new folder and seed again.',
  'port-taken': 'Free the port, or let the launcher choose one.',
  'still-running': 'End the process named below, then start again.',
  'disk-full': 'Free some space and start again: what was committed is still there.',
  'unknown-user':
    'PostgreSQL must run as a user whom the system knows by name: add one, or set DATABASE_ENGINE=pglite.',
  'permission-denied': 'Give the folder back to the user that made it, or set DATA_FOLDER to another folder.',
  failed: 'Nothing was changed; the log beside the data folder says more.',
};

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  | ');
}
