import { runInParallel, type Step } from '../execute/execution.ts';
import type { FetchNode, PlanNode } from '../plan/plan.ts';
import type { Compilation } from './compilation.ts';
import { compileContextFetch } from './context-fetch.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import { compileRootFetch } from './root-fetch.ts';

/** Compiles a plan node; undefined when there is nothing to do. */
export function compileStep(compilation: Compilation, node: PlanNode): Step | undefined {
  switch (node.kind) {
    case 'fetch':
      return compileFetch(compilation, node);
    case 'sequence':
      return inSequence(compileSteps(compilation, node.nodes));
    case 'parallel':
      return inParallel(compileSteps(compilation, node.nodes));
  }
}

function compileSteps(compilation: Compilation, nodes: readonly PlanNode[]): readonly Step[] {
  return nodes.flatMap((node) => compileStep(compilation, node) ?? []);
}

function compileFetch(compilation: Compilation, fetch: FetchNode): Step {
  if (!fetch.requires) return compileRootFetch(compilation, fetch);
  return fetch.contextRewrites.length > 0
    ? compileContextFetch(compilation, fetch)
    : compileEntityFetch(compilation, fetch);
}

function inSequence(steps: readonly Step[]): Step | undefined {
  if (steps.length <= 1) return steps[0];
  return (run, done) => {
    const runFrom = (index: number): void => {
      const step = steps[index];
      if (step) step(run, () => runFrom(index + 1));
      else done();
    };
    runFrom(0);
  };
}

function inParallel(steps: readonly Step[]): Step | undefined {
  return steps.length <= 1 ? steps[0] : (run, done) => runInParallel(steps, run, done);
}
