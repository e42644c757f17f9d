import { LRUCache } from 'lru-cache';
import type { ServedSupergraph } from '../supergraph/serve-supergraph.ts';
import type { Variant } from './compile/compile-variant.ts';
import type { CostPolicy, DocumentPolicy, EngineRequest } from './engine.ts';
import type { CacheSizes, EngineObserver, OperationPlanning, OperationReading } from './engine-observer.ts';
import type { HotOperation } from './hot-operation.ts';
import {
  type DraftOperation,
  draftOperation,
  type OperationShape,
  type Preparation,
  type PreparedText,
  shapeOf,
} from './operation/prepare-operation.ts';
import { isRefusal, type Refusal, refuseAsFound } from './operation/refusal.ts';
import { type TextKey, readTextKey, textKey } from './operation/text-key.ts';
import type { OperationPlanner } from './plan/operation-planner.ts';
import { SharedWork } from './shared-work.ts';
import { type KeptVariant, type PlanningCircumstances, VariantCache } from './variant-cache.ts';

/** Characters of operation text kept: texts differ by literals and white space, and are cheap to read again. */
const MAX_TEXT_CHARACTERS = 8_000_000;
/** Texts kept for each shape that may be kept, on average. The shortest take some four hundred bytes. */
const TEXTS_FOR_SHAPE = 40;
/**
 * Characters of shapes that are kept, and of what is planned. A character takes some sixty bytes of memory in both
 * together: not more than 150 MB with the texts and with what is told of the schema, however many operations come.
 */
const MAX_PLANNED_CHARACTERS = 2_000_000;
/** Plans kept for each shape that may be kept, on average: there is one for each outcome of conditions and labels. */
const PLANS_FOR_SHAPE = 4;

export interface OperationCacheOptions {
  /** Operation shapes that stay planned. */
  readonly maxShapes: number;
  readonly documentPolicy: DocumentPolicy | undefined;
  readonly costPolicy: CostPolicy | undefined;
  readonly observer?: EngineObserver | undefined;
}

/**
 * Everything computed about operations on one supergraph, each step once: text → shape → planned and compiled variant.
 * What is known is given at once; what is not is a promise, the same for all who ask for it meanwhile.
 */
export class OperationCache {
  readonly #supergraph: ServedSupergraph;
  readonly #planner: OperationPlanner;
  readonly #texts: LRUCache<TextKey, KnownText>;
  readonly #preparation: Preparation;
  readonly #shapes: LRUCache<string, OperationShape>;
  readonly #reading = new SharedWork<OperationShape | Refusal>();
  readonly #variants: VariantCache;
  readonly #readShapes = new WeakSet<OperationShape>();
  readonly #observer: EngineObserver | undefined;

  constructor(supergraph: ServedSupergraph, planner: OperationPlanner, options: OperationCacheOptions) {
    const { maxShapes, observer, documentPolicy, costPolicy } = options;
    this.#supergraph = supergraph;
    this.#planner = planner;
    this.#observer = observer;
    this.#variants = new VariantCache(supergraph, planner, {
      maxPlans: maxShapes * PLANS_FOR_SHAPE,
      maxCharacters: MAX_PLANNED_CHARACTERS,
    });
    this.#shapes = new LRUCache<string, OperationShape>({
      max: maxShapes,
      maxSize: MAX_PLANNED_CHARACTERS,
      sizeCalculation: ({ characters }) => characters,
    });
    const { apiSchema: schema, costs } = supergraph;
    this.#preparation = { documentPolicy, costPolicy, schema, costs };
    this.#texts = new LRUCache({
      max: maxShapes * TEXTS_FOR_SHAPE,
      maxSize: MAX_TEXT_CHARACTERS,
      sizeCalculation: (_, text) => text.length,
    });
  }

  /** The operation behind a text, or why it is refused. Refusals are not kept. */
  prepare(request: EngineRequest): PreparedText | Refusal | Promise<PreparedText | Refusal> {
    const key = textKey(request);
    const startedAt = this.#startTime();
    const known = this.#known(key);
    if (known) {
      this.#observer?.operationRead(request.context, 'known', startedAt);
      return known;
    }
    const finish = (prepared: PreparedText | Refusal): PreparedText | Refusal => {
      if (!isRefusal(prepared)) this.#remember(key, prepared);
      this.#observer?.operationRead(request.context, this.#howRead(prepared), startedAt);
      return prepared;
    };
    const prepared = this.#prepare(this.#preparation, request);
    return prepared instanceof Promise ? prepared.then(finish) : finish(prepared);
  }

  /** Throws or rejects with `PlanningRefusal`, or with what the planner throws. */
  variant(shape: OperationShape, circumstances: PlanningCircumstances): Variant | Promise<Variant> {
    const { context } = circumstances;
    const startedAt = this.#startTime();
    const note = (how: OperationPlanning): void => this.#observer?.operationPlanned(context, how, startedAt);
    const use = (kept: KeptVariant): Variant => {
      note(kept.uses === 0 ? 'new' : 'known');
      kept.uses++;
      return kept.variant;
    };
    const found = this.#variants.find(shape, circumstances);
    if (!(found instanceof Promise)) return use(found);
    return found.then(use, (fault: unknown) => {
      note('failed');
      throw fault;
    });
  }

  get sizes(): Omit<CacheSizes, 'introspections'> {
    return { texts: this.#texts.size, shapes: this.#shapes.size, plans: this.#variants.size };
  }

  /** What is asked most, most of all first; without what rights have cut, which belongs to single callers. */
  hottest(count: number): readonly HotOperation[] {
    const texts = new Map<OperationShape, TextKey>();
    for (const [text, { shapeKey }] of this.#texts.entries()) {
      const shape = this.#shapes.peek(shapeKey);
      if (shape && !texts.has(shape)) texts.set(shape, text);
    }
    return [...this.#variants.all()]
      .filter(({ isFiltered, shape }) => !isFiltered && texts.has(shape))
      .toSorted((a, b) => b.uses - a.uses)
      .slice(0, count)
      .map(({ shape, on, callerKey, uses }) => {
        return { ...readTextKey(texts.get(shape) as TextKey), on, callerKey, uses };
      });
  }

  /**
   * Plans an operation before anybody asks for it. Its text passed the document policy when it was first asked.
   * Rejects with what the planner throws; what is not valid on this supergraph is left to be refused when asked.
   */
  async warm({ query, operationName, on, callerKey, uses }: HotOperation): Promise<void> {
    const preparation = { ...this.#preparation, documentPolicy: undefined };
    const prepared = await this.#prepare(preparation, { query, operationName, context: {} });
    if (isRefusal(prepared)) return;
    const { shape } = prepared;
    this.#remember(textKey({ query, operationName }), prepared);
    this.#readShapes.add(shape);
    const kept = await this.#variants.find(shape, {
      context: callerKey === undefined ? {} : { callerKey },
      labels: this.#supergraph.labels.conditionsFor(callerKey),
      filtered: undefined,
      coerced: Object.fromEntries(on.map((name) => [name, true])),
      signal: undefined,
    });
    kept.uses += uses / 2;
  }

  /** Undefined also when the shape had to make room. */
  #known(key: TextKey): PreparedText | undefined {
    const known = this.#texts.get(key);
    const shape = known && this.#shapes.get(known.shapeKey);
    return shape && { shape, values: known.values };
  }

  #remember(key: TextKey, { shape, values }: PreparedText): void {
    this.#texts.set(key, { shapeKey: shape.key, values });
  }

  /** A text of a known shape needs no validation. */
  #prepare(
    preparation: Preparation,
    request: EngineRequest,
  ): PreparedText | Refusal | Promise<PreparedText | Refusal> {
    const draft = draftOperation(preparation, request);
    if (isRefusal(draft)) return draft;
    const { shapeKey, values } = draft;
    const known = this.#shapes.get(shapeKey);
    if (known) return { shape: known, values };
    const { signal } = request;
    const validate = (isWanted: () => boolean): Promise<OperationShape | Refusal> =>
      this.#validate({ preparation, draft, request, isWanted });
    const { result, isShared } = this.#reading.join(shapeKey, validate, signal);
    const toText = (shape: OperationShape | Refusal): PreparedText | Refusal =>
      isRefusal(shape) ? shape : { shape, values };
    // A refusal tells places in the text, and the other text may have them elsewhere.
    return isShared
      ? result.then(async (shape) =>
          toText(isRefusal(shape) ? await validate(() => !signal?.aborted) : shape),
        )
      : result.then(toText);
  }

  async #validate({ preparation, draft, request, isWanted }: Validation): Promise<OperationShape | Refusal> {
    const { query: text, context } = request;
    const faults = await this.#planner.validate({ text, turnKey: context.turnKey, isWanted });
    if (faults.length > 0) return refuseAsFound('GRAPHQL_VALIDATION_FAILED', faults);
    const shape = shapeOf(preparation, draft);
    if (!isRefusal(shape)) this.#shapes.set(draft.shapeKey, shape);
    return shape;
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

interface Validation {
  readonly preparation: Preparation;
  readonly draft: DraftOperation;
  readonly request: EngineRequest;
  readonly isWanted: () => boolean;
}

/** A text holds its shape by name: there are many more texts than shapes, and they must not keep these. */
interface KnownText {
  readonly shapeKey: string;
  readonly values: PreparedText['values'];
}
