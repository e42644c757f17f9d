import { runInParallel, type Step } from '../execute/execution.ts';
import { joinFetches } from '../plan/join-fetches.ts';
import type { FetchNode, ParallelNode, PlanNode } from '../plan/plan.ts';
import type { Compilation } from './compilation.ts';
import { compileContextFetch } from './context-fetch.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import { JointFetch, type Seat } from './joint-fetch.ts';
import { compileRootFetch } from './root-fetch.ts';
import { isRouted } from './routed-fetch.ts';

/** Compiles a plan node; undefined when there is nothing to do. */
export function compileStep(compilation: Compilation, node: PlanNode): Step | undefined {
  return compileNode({ compilation, seats: new Map() }, node);
}

interface StepCompilation {
  readonly compilation: Compilation;
  /** Of the fetches that can go out with others; the outermost parallel node seats them. */
  readonly seats: Map<FetchNode, Seat>;
}

function compileNode(context: StepCompilation, node: PlanNode): Step | undefined {
  switch (node.kind) {
    case 'fetch':
      return compileFetch(context, node);
    case 'sequence':
      return inSequence(compileNodes(context, node.nodes));
    case 'parallel':
      return compileParallel(context, node);
  }
}

function compileNodes(context: StepCompilation, nodes: readonly PlanNode[]): readonly Step[] {
  return nodes.flatMap((node) => compileNode(context, node) ?? []);
}

function compileFetch({ compilation, seats }: StepCompilation, fetch: FetchNode): Step {
  if (!fetch.requires) return compileRootFetch(compilation, fetch);
  return fetch.contextRewrites.length > 0
    ? compileContextFetch(compilation, fetch)
    : compileEntityFetch(compilation, fetch, seats.get(fetch));
}

function compileParallel(context: StepCompilation, node: ParallelNode): Step | undefined {
  const { compilation, seats } = context;
  const isFree = (fetch: FetchNode): boolean => !seats.has(fetch) && !isRouted(compilation, fetch);
  const joints = joinFetches(node, isFree).map((group) => new JointFetch(group, compilation.variableSources));
  for (const joint of joints) for (const [fetch, seat] of joint.seats) seats.set(fetch, seat);
  const step = inParallel(compileNodes(context, node.nodes));
  if (!step || joints.length === 0) return step;
  return (run, done) => {
    for (const joint of joints) joint.open(run);
    step(run, done);
  };
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
