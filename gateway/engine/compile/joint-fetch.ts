import type { Execution } from '../execute/execution.ts';
import { type ReadyFetch, Rendezvous } from '../execute/rendezvous.ts';
import { splitOutcome } from '../execute/split-outcome.ts';
import type { FetchNode } from '../plan/plan.ts';
import { entitiesName, compileJointBody, type JointBodyWriter } from './joint-request.ts';

/** A fetch's place among those it can go out with. Each run calls one of the two, once. */
export interface Seat {
  join(run: Execution, fetch: Omit<ReadyFetch, 'index'>): void;
  /** There is nothing to fetch. */
  pass(run: Execution): void;
}

/**
 * Fetches of one subgraph that go out as one request: the request is what costs, in the gateway and in the subgraph,
 * which also finds equal keys among them. None waits for the others longer than the parallel branches have taken so
 * far, so a subgraph that hangs holds up nobody else's fields.
 */
export class JointFetch {
  readonly seats: ReadonlyMap<FetchNode, Seat>;
  readonly #fetches: readonly FetchNode[];
  readonly #variableSources: ReadonlyMap<string, string>;
  /** Not all take part each time; by the bits of those that do. */
  readonly #bodies = new Map<number, JointBodyWriter>();
  /** What has failed together once is asked for apart from then on. */
  #isApart = false;

  constructor(fetches: readonly FetchNode[], variableSources: ReadonlyMap<string, string>) {
    this.#fetches = fetches;
    this.#variableSources = variableSources;
    this.seats = new Map(fetches.map((fetch, index) => [fetch, this.#seat(index)]));
  }

  /** Called when the parallel branches begin. */
  open(run: Execution): void {
    const send = (parts: readonly ReadyFetch[]): void => this.#send(run, parts);
    run.meetings.set(this, new Rendezvous(this.#fetches.length, send));
  }

  #seat(index: number): Seat {
    return {
      join: (run, fetch) => {
        if (this.#isApart) fetch.sendAlone();
        else this.#meeting(run).join({ index, ...fetch });
      },
      pass: (run) => this.#meeting(run).pass(),
    };
  }

  #meeting(run: Execution): Rendezvous {
    return run.meetings.get(this) as Rendezvous;
  }

  #send(run: Execution, parts: readonly ReadyFetch[]): void {
    if (this.#isApart || parts.length === 1) return sendApart(parts);
    const { subgraph, operationKind } = this.#fetches[0] as FetchNode;
    const writeBody = this.#writer(parts);
    const body = writeBody(
      run.variables,
      parts.map(({ text }) => text),
    );
    const form = run.excerpts?.jointForm(parts.map(({ index }) => this.#fetches[index] as FetchNode));
    let areApart = false;
    run.send(
      { subgraph, form, operationKind, body },
      (outcome) => {
        const outcomes = splitOutcome(outcome, parts.map(nameOf));
        areApart = outcomes === undefined;
        for (const [at, part] of parts.entries()) {
          const own = outcomes?.[at];
          if (own) run.deliver(subgraph, own, part.receive);
        }
      },
      () => {
        if (areApart) this.#separate(parts);
        else for (const part of parts) part.done();
      },
    );
  }

  #separate(parts: readonly ReadyFetch[]): void {
    this.#isApart = true;
    sendApart(parts);
  }

  #writer(parts: readonly ReadyFetch[]): JointBodyWriter {
    const mask = parts.reduce((bits, { index }) => bits | (1 << index), 0);
    const known = this.#bodies.get(mask);
    if (known) return known;
    const fetches = this.#fetches.filter((_, index) => (mask >> index) & 1);
    const writer = compileJointBody(fetches, this.#variableSources);
    this.#bodies.set(mask, writer);
    return writer;
  }
}

function sendApart(parts: readonly ReadyFetch[]): void {
  for (const part of parts) part.sendAlone();
}

function nameOf(_part: ReadyFetch, position: number): string {
  return entitiesName(position);
}
