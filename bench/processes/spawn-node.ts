import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { canPin } from './cores.ts';

export interface NodeCommand {
  /** Script and arguments for Node. */
  readonly command: readonly string[];
  /** Default: our own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The one processor core to run on; ignored where the system cannot do it. */
  readonly core?: number | undefined;
  /** File descriptor for what it writes; default: it writes to our standard error. */
  readonly output?: number;
}

/** Starts Node; the IPC channel tells the child when we are gone, however we went. */
export function spawnNode({ command, env, core, output = 2 }: NodeCommand): ChildProcess {
  const pinned = core !== undefined && canPin() ? ['taskset', '-c', String(core)] : [];
  const [program, ...args] = [...pinned, process.execPath, ...command] as [string, ...string[]];
  const stdio: StdioOptions = ['ignore', output, output, 'ipc'];
  const child = spawn(program, args, { stdio, ...(env && { env: { ...env } }) });
  if (children.size === 0) process.once('exit', killAll);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

const children = new Set<ChildProcess>();

/** Programs of others do not watch the channel: whatever ends us early must not leave them running. */
function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
