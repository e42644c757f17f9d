import { LRUCache } from 'lru-cache';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { OverrideConditions } from '../supergraph/override-labels.ts';
import { compileVariant, type Variant } from './compile/compile-variant.ts';
import type { FilteredOperation } from './engine.ts';
import { type OperationShape, type PreparedText, prepareText } from './operation/prepare-operation.ts';
import { isRefusal, type Refusal } from './operation/refusal.ts';
import { type PlannedOperation, planOperation } from './plan/plan-operation.ts';

/** A plan and the variants of it that were needed so far. */
interface CachedPlan {
  readonly planned: PlannedOperation;
  readonly variants: LRUCache<string, Variant>;
}

/** Characters of operation text kept: texts differ by literals and white space, and are cheap to read again. */
const MAX_TEXT_CHARACTERS = 8_000_000;
/** A text longer than this is read anew each time, so that a few giants do not push out everything else. */
const MAX_TEXT_LENGTH = 100_000;
/** Plans of one shape: one for each outcome of labels and rights. */
const MAX_PLANS = 64;
/** Variants of one plan: a hostile operation may have one for every combination of its Boolean variables. */
const MAX_VARIANTS = 32;

/**
 * Everything computed about operations on one supergraph, each step once: text → shape → plan → variant. Planning is
 * synchronous, so no two requests ever plan the same operation at the same time.
 */
export class OperationCache {
  readonly #supergraph: LoadedSupergraph;
  readonly #texts: LRUCache<string, PreparedText>;
  readonly #shapes: LRUCache<string, OperationShape>;
  readonly #plans = new WeakMap<OperationShape, LRUCache<string, CachedPlan>>();

  constructor(supergraph: LoadedSupergraph, maxShapes: number) {
    this.#supergraph = supergraph;
    this.#shapes = new LRUCache({ max: maxShapes });
    this.#texts = new LRUCache({
      maxSize: MAX_TEXT_CHARACTERS,
      maxEntrySize: MAX_TEXT_LENGTH,
      sizeCalculation: (_, text) => text.length + 1,
    });
  }

  /** The operation behind a text, or why it is refused. Refusals are not kept. */
  prepare(source: string, operationName: string | undefined): PreparedText | Refusal {
    const key = operationName ? `${operationName}\0${source}` : source;
    const known = this.#texts.get(key);
    if (known) return known;
    const prepared = prepareText(this.#supergraph.apiSchema, this.#shapes, source, operationName);
    if (!isRefusal(prepared)) this.#texts.set(key, prepared);
    return prepared;
  }

  /** Throws what the planner throws. */
  variant(
    shape: OperationShape,
    labels: OverrideConditions,
    filtered: FilteredOperation | undefined,
    coerced: Readonly<Record<string, unknown>>,
  ): Variant {
    const { planned, variants } = this.#plan(shape, labels, filtered);
    const { conditionVariables } = planned;
    const { variableSources } = shape.plannable;
    const isOn = (name: string): boolean => coerced[variableSources.get(name) ?? name] === true;
    const key = conditionVariables.map((name) => (isOn(name) ? '1' : '0')).join('');
    const known = variants.get(key);
    if (known) return known;
    const conditions = new Map(conditionVariables.map((name) => [name, isOn(name)]));
    const variant = compileVariant(this.#supergraph, planned, conditions, variableSources);
    variants.set(key, variant);
    return variant;
  }

  #plan(
    shape: OperationShape,
    labels: OverrideConditions,
    filtered: FilteredOperation | undefined,
  ): CachedPlan {
    const plans = this.#plans.get(shape) ?? new LRUCache<string, CachedPlan>({ max: MAX_PLANS });
    this.#plans.set(shape, plans);
    const key = filtered ? `${labels.key}\0${filtered.key}` : labels.key;
    const known = plans.get(key);
    if (known) return known;
    const document = filtered?.document() ?? shape.plannable.document;
    const plan: CachedPlan = {
      planned: planOperation(this.#supergraph, document, labels),
      variants: new LRUCache({ max: MAX_VARIANTS }),
    };
    plans.set(key, plan);
    return plan;
  }
}
