import { LRUCache } from 'lru-cache';
import type { OverrideConditions } from '../supergraph/override-labels.ts';
import type { ServedSupergraph } from '../supergraph/serve-supergraph.ts';
import { compileVariant, type Variant } from './compile/compile-variant.ts';
import type { FilteredOperation } from './engine.ts';
import { distinctKeys } from './operation/distinct-keys.ts';
import type { OperationShape } from './operation/prepare-operation.ts';
import { specialise } from './operation/specialise.ts';
import { fetchesIn } from './plan/map-fetches.ts';
import type { OperationPlanner } from './plan/operation-planner.ts';
import type { PlanNode } from './plan/plan.ts';
import { plannableText } from './plan/plannable-text.ts';
import { SharedWork } from './shared-work.ts';
import type { CallContext, CancelSignal } from './subgraph-client.ts';

/** What decides, beside the shape, how a request is planned. */
export interface PlanningCircumstances {
  readonly context: CallContext;
  readonly labels: OverrideConditions;
  readonly filtered: FilteredOperation | undefined;
  /** Coerced variables, for `@skip` and `@include`. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly signal: CancelSignal | undefined;
}

export interface KeptVariant {
  readonly shape: OperationShape;
  readonly variant: Variant;
  /** What it takes to make it again for another supergraph, see `HotOperation`. */
  readonly on: readonly string[];
  readonly callerKey: string | undefined;
  readonly isFiltered: boolean;
  /** Of the text that was planned, or of the shape, whichever is longer, and of what its fetches count for. */
  readonly characters: number;
  uses: number;
}

export interface VariantBounds {
  readonly maxPlans: number;
  /** Of planned text, in all that is kept. */
  readonly maxCharacters: number;
}

/** What a fetch counts for beside its text, and a plan without any: it takes some twelve thousand bytes. */
const LEAST_PLANNED = 200;

/**
 * Planned and compiled operations: one for each shape and outcome of conditions, labels and rights. All together are
 * bounded, so that neither many shapes nor one with many conditions takes more memory than the rest may have.
 */
export class VariantCache {
  readonly #supergraph: ServedSupergraph;
  readonly #planner: OperationPlanner;
  readonly #kept: LRUCache<string, KeptVariant>;
  readonly #planning = new SharedWork<KeptVariant>();
  readonly #numbers = new WeakMap<OperationShape, number>();
  #shapes = 0;

  constructor(supergraph: ServedSupergraph, planner: OperationPlanner, bounds: VariantBounds) {
    this.#supergraph = supergraph;
    this.#planner = planner;
    this.#kept = new LRUCache({
      max: bounds.maxPlans,
      maxSize: bounds.maxCharacters,
      sizeCalculation: ({ characters }) => Math.max(characters, LEAST_PLANNED),
    });
  }

  /** Throws or rejects with `PlanningRefusal`, or with what the planner throws. */
  find(shape: OperationShape, circumstances: PlanningCircumstances): KeptVariant | Promise<KeptVariant> {
    const { labels, filtered, coerced, signal } = circumstances;
    const { variableSources } = shape.plannable;
    const sourceOf = (name: string): string => variableSources.get(name) ?? name;
    const isOn = (name: string): boolean => coerced[sourceOf(name)] === true;
    const conditions = shape.conditionVariables.map((name) => (isOn(name) ? '1' : '0')).join('');
    const key = `${this.#numberOf(shape)}|${conditions}|${labels.key}|${filtered?.key ?? ''}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const make = async (isWanted: () => boolean): Promise<KeptVariant> => {
      const kept: KeptVariant = {
        shape,
        ...(await this.#plan(shape, circumstances, { isOn, isWanted })),
        on: shape.conditionVariables.filter(isOn).map(sourceOf),
        callerKey: labels.key === '' ? undefined : circumstances.context.callerKey,
        isFiltered: filtered !== undefined,
        uses: 0,
      };
      this.#kept.set(key, kept);
      return kept;
    };
    return this.#planning.join(key, make, signal).result;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Most recently used first. */
  all(): Iterable<KeptVariant> {
    return this.#kept.values();
  }

  async #plan(
    { plannable, characters }: OperationShape,
    { labels, filtered, context: { turnKey } }: PlanningCircumstances,
    { isOn, isWanted }: { isOn: (variable: string) => boolean; isWanted: () => boolean },
  ): Promise<Pick<KeptVariant, 'variant' | 'characters'>> {
    const document = specialise(filtered?.document() ?? plannable.document, isOn);
    const aliases = distinctKeys(document, this.#supergraph);
    const text = plannableText(document, aliases);
    const plan = await this.#planner.plan({ text, labels: labels.byLabel, turnKey, isWanted });
    const variant = compileVariant(this.#supergraph, { document, aliases, plan }, plannable.variableSources);
    return { variant, characters: Math.max(text.length, characters) + charactersOf(plan) };
  }

  #numberOf(shape: OperationShape): number {
    const number = this.#numbers.get(shape) ?? ++this.#shapes;
    this.#numbers.set(shape, number);
    return number;
  }
}

/** A short operation on many subgraphs takes as much memory as many on one. */
function charactersOf(plan: PlanNode | undefined): number {
  return fetchesIn(plan).reduce((sum, { text }) => sum + LEAST_PLANNED + text.length, 0);
}
