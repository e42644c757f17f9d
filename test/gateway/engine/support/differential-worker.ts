import { type Comparison, compareOperations } from './compare-operations.ts';
import { ANSWERED_IN_PART, SCHEMAS } from './schemas.ts';
import { type SyntheticFederation, syntheticFederation } from './synthetic-federation.ts';

/** A part of a long comparison, as the command gives it to a process. */
export interface DifferentialTask extends Omit<Comparison, 'isAnsweredInPart'> {
  readonly schema: string;
}

/** What a process answers. */
export interface DifferentialResult {
  readonly task: DifferentialTask;
  readonly differences: readonly string[];
}

/** Does tasks from the parent process, one after another, until it disconnects. */
export function runDifferentialWorker(): void {
  // Each injected fault is an error object; its stack, which nobody reads, costs more than the fault.
  Error.stackTraceLimit = 0;
  const federations = new Map<string, SyntheticFederation>();
  const compare = async (task: DifferentialTask): Promise<DifferentialResult> => {
    const federation = federations.get(task.schema) ?? syntheticFederation(SCHEMAS[task.schema] ?? {});
    federations.set(task.schema, federation);
    const comparison = { ...task, isAnsweredInPart: ANSWERED_IN_PART.has(task.schema) };
    return { task, differences: await compareOperations(federation, comparison) };
  };
  process.on('message', (task: DifferentialTask) => {
    void compare(task).then((result) => process.send?.(result));
  });
}
