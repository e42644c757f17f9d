import { LRUCache } from 'lru-cache';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { OverrideConditions } from '../supergraph/override-labels.ts';
import { compileVariant, type Variant } from './compile/compile-variant.ts';
import type { CostPolicy, DocumentPolicy, EngineRequest, FilteredOperation } from './engine.ts';
import type { CacheSizes, EngineObserver, OperationPlanning, OperationReading } from './engine-observer.ts';
import type { HotOperation } from './hot-operation.ts';
import {
  type OperationShape,
  type Preparation,
  type PreparedText,
  prepareText,
} from './operation/prepare-operation.ts';
import { isRefusal, type Refusal } from './operation/refusal.ts';
import { specialise } from './operation/specialise.ts';
import { type TextKey, readTextKey, textKey } from './operation/text-key.ts';
import { planOperation } from './plan/plan-operation.ts';
import type { CallContext } from './subgraph-client.ts';

/** Characters of operation text kept: texts differ by literals and white space, and are cheap to read again. */
const MAX_TEXT_CHARACTERS = 8_000_000;
/** A text longer than this is read anew each time, so that a few giants do not push out everything else. */
const MAX_TEXT_LENGTH = 100_000;
/** Variants of one shape: one for each outcome of conditions, labels and rights. */
const MAX_VARIANTS = 64;

/** What decides, beside the shape, how a request is planned. */
export interface PlanningCircumstances {
  readonly context: CallContext;
  readonly labels: OverrideConditions;
  readonly filtered: FilteredOperation | undefined;
  /** Coerced variables, for `@skip` and `@include`. */
  readonly coerced: Readonly<Record<string, unknown>>;
}

export interface OperationCacheOptions {
  /** Operation shapes that stay planned. */
  readonly maxShapes: number;
  readonly documentPolicy: DocumentPolicy | undefined;
  readonly costPolicy: CostPolicy | undefined;
  readonly observer?: EngineObserver | undefined;
}

/**
 * Everything computed about operations on one supergraph, each step once: text → shape → planned and compiled variant.
 * Planning is synchronous, so no two requests ever plan the same operation at the same time.
 */
export class OperationCache {
  readonly #supergraph: LoadedSupergraph;
  readonly #texts: LRUCache<TextKey, PreparedText>;
  readonly #preparation: Preparation;
  readonly #shapes: LRUCache<string, OperationShape>;
  readonly #variants = new WeakMap<OperationShape, LRUCache<string, KeptVariant>>();
  readonly #readShapes = new WeakSet<OperationShape>();
  readonly #observer: EngineObserver | undefined;

  constructor(supergraph: LoadedSupergraph, { maxShapes, observer, ...policies }: OperationCacheOptions) {
    this.#supergraph = supergraph;
    this.#observer = observer;
    this.#shapes = new LRUCache<string, OperationShape>({ max: maxShapes });
    this.#preparation = {
      ...policies,
      schema: supergraph.apiSchema,
      costs: supergraph.costs,
      shapes: this.#shapes,
    };
    this.#texts = new LRUCache({
      maxSize: MAX_TEXT_CHARACTERS,
      maxEntrySize: MAX_TEXT_LENGTH,
      sizeCalculation: (_, text) => text.length + 1,
    });
  }

  /** The operation behind a text, or why it is refused. Refusals are not kept. */
  prepare(request: EngineRequest): PreparedText | Refusal {
    const key = textKey(request);
    const startedAt = this.#startTime();
    const known = this.#texts.get(key);
    if (known) {
      this.#observer?.operationRead(request.context, 'known', startedAt);
      return known;
    }
    const prepared = prepareText(this.#preparation, request);
    if (!isRefusal(prepared)) this.#texts.set(key, prepared);
    this.#observer?.operationRead(request.context, this.#howRead(prepared), startedAt);
    return prepared;
  }

  /** Throws what the planner throws. */
  variant(shape: OperationShape, circumstances: PlanningCircumstances): Variant {
    const { context } = circumstances;
    const startedAt = this.#startTime();
    let outcome: OperationPlanning = 'failed';
    try {
      const kept = this.#find(shape, circumstances);
      outcome = kept.uses === 0 ? 'new' : 'known';
      kept.uses++;
      return kept.variant;
    } finally {
      this.#observer?.operationPlanned(context, outcome, startedAt);
    }
  }

  get sizes(): CacheSizes {
    return { texts: this.#texts.size, shapes: this.#shapes.size };
  }

  /** What is asked most, most of all first; without what rights have cut, which belongs to single callers. */
  hottest(count: number): readonly HotOperation[] {
    const seen = new Set<OperationShape>();
    const found: HotOperation[] = [];
    for (const [key, { shape }] of this.#texts.entries()) {
      if (seen.has(shape)) continue;
      seen.add(shape);
      const variants = [...(this.#variants.get(shape)?.values() ?? [])].filter(
        ({ isFiltered }) => !isFiltered,
      );
      for (const { on, callerKey, uses } of variants)
        found.push({ ...readTextKey(key), on, callerKey, uses });
    }
    return found.toSorted((a, b) => b.uses - a.uses).slice(0, count);
  }

  /**
   * Plans an operation before anybody asks for it. Its text passed the document policy when it was first asked.
   * Throws what the planner throws; what is not valid on this supergraph is left to be refused when asked.
   */
  warm({ query, operationName, on, callerKey, uses }: HotOperation): void {
    const preparation = { ...this.#preparation, documentPolicy: undefined };
    const prepared = prepareText(preparation, { query, operationName, context: {} });
    if (isRefusal(prepared)) return;
    const { shape } = prepared;
    this.#texts.set(textKey({ query, operationName }), prepared);
    this.#readShapes.add(shape);
    const kept = this.#find(shape, {
      context: callerKey === undefined ? {} : { callerKey },
      labels: this.#supergraph.labels.conditionsFor(callerKey),
      filtered: undefined,
      coerced: Object.fromEntries(on.map((name) => [name, true])),
    });
    kept.uses += uses / 2;
  }

  #find(shape: OperationShape, circumstances: PlanningCircumstances): KeptVariant {
    const { labels, filtered, coerced, context } = circumstances;
    const variants = this.#variants.get(shape) ?? new LRUCache<string, KeptVariant>({ max: MAX_VARIANTS });
    this.#variants.set(shape, variants);
    const { variableSources, document } = shape.plannable;
    const sourceOf = (name: string): string => variableSources.get(name) ?? name;
    const isOn = (name: string): boolean => coerced[sourceOf(name)] === true;
    const conditions = shape.conditionVariables.map((name) => (isOn(name) ? '1' : '0')).join('');
    const key = `${conditions}|${labels.key}|${filtered?.key ?? ''}`;
    const known = variants.get(key);
    if (known) return known;
    const planned = planOperation(
      this.#supergraph,
      specialise(filtered?.document() ?? document, isOn),
      labels,
    );
    const kept: KeptVariant = {
      variant: compileVariant(this.#supergraph, planned, variableSources),
      on: shape.conditionVariables.filter(isOn).map(sourceOf),
      callerKey: labels.key === '' ? undefined : context.callerKey,
      isFiltered: filtered !== undefined,
      uses: 0,
    };
    variants.set(key, kept);
    return kept;
  }

  #howRead(prepared: PreparedText | Refusal): OperationReading {
    if (isRefusal(prepared)) return 'refused';
    if (this.#readShapes.has(prepared.shape)) return 'known-shape';
    this.#readShapes.add(prepared.shape);
    return 'new';
  }

  /** The clock is only asked where somebody wants to know. */
  #startTime(): number {
    return this.#observer ? performance.now() : 0;
  }
}

interface KeptVariant {
  readonly variant: Variant;
  /** What it takes to make it again for another supergraph, see `HotOperation`. */
  readonly on: readonly string[];
  readonly callerKey: string | undefined;
  readonly isFiltered: boolean;
  uses: number;
}
