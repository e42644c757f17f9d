import { spawn } from 'node:child_process';

/** What is to happen to a server when the process that started it dies without stopping it. */
export interface GuardedServer {
  readonly pid: number;
  /** Seconds its clients get to finish before they are cut off. */
  readonly patience: number;
  /** Folders to delete afterwards. */
  readonly remove: readonly string[];
}

/**
 * Starts a shell of a megabyte that waits on a pipe from us. When we die, even by SIGKILL, the kernel closes the pipe
 * and the shell stops the server: no orphan. (Linux could signal the server itself, PR_SET_PDEATHSIG, but Node does
 * not offer it and macOS does not have it.)
 * @returns the call that dismisses the guard, for when the server was stopped in the usual way.
 */
export function guardServer({ pid, patience, remove }: GuardedServer): () => void {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'guard', String(pid), String(patience), ...remove], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: '/usr/bin:/bin' },
  });
  // Without a shell there is no guard; the next start then ends what was left.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => guard.stdin.end('dismissed\n');
}

/** TERM lets clients finish, INT cuts them off and checkpoints, QUIT leaves the rest to the recovery at next start. */
const SCRIPT = `
read -r dismissed && exit 0
gone() { i=0; while kill -0 "$1" 2>/dev/null; do [ $i -ge "$2" ] && return 1; sleep 1; i=$((i+1)); done; }
kill -TERM "$1" 2>/dev/null; gone "$1" "$2" ||
{ kill -INT "$1" 2>/dev/null; gone "$1" 60; } ||
{ kill -QUIT "$1" 2>/dev/null; gone "$1" 10; }
shift 2
rm -rf -- "$@"
`;
