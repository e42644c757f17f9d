import { LRUCache } from 'lru-cache';
import type { OverrideConditions } from '../supergraph/override-labels.ts';
import type { ServedSupergraph } from '../supergraph/serve-supergraph.ts';
import { compileVariant, type Variant } from './compile/compile-variant.ts';
import type { CostPolicy, DocumentPolicy, EngineRequest, FilteredOperation } from './engine.ts';
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
import { isRefusal, type Refusal, refuse } from './operation/refusal.ts';
import { specialise } from './operation/specialise.ts';
import { type TextKey, readTextKey, textKey } from './operation/text-key.ts';
import type { OperationPlanner } from './plan/operation-planner.ts';
import { plannableText } from './plan/plannable-text.ts';
import { SharedWork } from './shared-work.ts';
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
 * What is known is given at once; what is not is a promise, the same for all who ask for it meanwhile.
 */
export class OperationCache {
  readonly #supergraph: ServedSupergraph;
  readonly #planner: OperationPlanner;
  readonly #texts: LRUCache<TextKey, PreparedText>;
  readonly #preparation: Preparation;
  readonly #shapes: LRUCache<string, OperationShape>;
  readonly #reading = new SharedWork<OperationShape | Refusal>();
  readonly #variants = new WeakMap<OperationShape, Variants>();
  readonly #readShapes = new WeakSet<OperationShape>();
  readonly #observer: EngineObserver | undefined;

  constructor(supergraph: ServedSupergraph, planner: OperationPlanner, options: OperationCacheOptions) {
    const { maxShapes, observer, documentPolicy, costPolicy } = options;
    this.#supergraph = supergraph;
    this.#planner = planner;
    this.#observer = observer;
    this.#shapes = new LRUCache<string, OperationShape>({ max: maxShapes });
    const { apiSchema: schema, costs } = supergraph;
    this.#preparation = { documentPolicy, costPolicy, schema, costs };
    this.#texts = new LRUCache({
      maxSize: MAX_TEXT_CHARACTERS,
      maxEntrySize: MAX_TEXT_LENGTH,
      sizeCalculation: (_, text) => text.length + 1,
    });
  }

  /** The operation behind a text, or why it is refused. Refusals are not kept. */
  prepare(request: EngineRequest): PreparedText | Refusal | Promise<PreparedText | Refusal> {
    const key = textKey(request);
    const startedAt = this.#startTime();
    const known = this.#texts.get(key);
    if (known) {
      this.#observer?.operationRead(request.context, 'known', startedAt);
      return known;
    }
    const finish = (prepared: PreparedText | Refusal): PreparedText | Refusal => {
      if (!isRefusal(prepared)) this.#texts.set(key, prepared);
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
    const found = this.#find(shape, circumstances);
    if (!(found instanceof Promise)) return use(found);
    return found.then(use, (fault: unknown) => {
      note('failed');
      throw fault;
    });
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
      const variants = [...(this.#variants.get(shape)?.kept.values() ?? [])].filter(
        ({ isFiltered }) => !isFiltered,
      );
      for (const { on, callerKey, uses } of variants)
        found.push({ ...readTextKey(key), on, callerKey, uses });
    }
    return found.toSorted((a, b) => b.uses - a.uses).slice(0, count);
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
    this.#texts.set(textKey({ query, operationName }), prepared);
    this.#readShapes.add(shape);
    const kept = await this.#find(shape, {
      context: callerKey === undefined ? {} : { callerKey },
      labels: this.#supergraph.labels.conditionsFor(callerKey),
      filtered: undefined,
      coerced: Object.fromEntries(on.map((name) => [name, true])),
    });
    kept.uses += uses / 2;
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
    const validate = (): Promise<OperationShape | Refusal> => this.#validate(preparation, draft, request);
    const { result, isShared } = this.#reading.join(shapeKey, validate);
    const toText = (shape: OperationShape | Refusal): PreparedText | Refusal =>
      isRefusal(shape) ? shape : { shape, values };
    // A refusal tells places in the text, and the other text may have them elsewhere.
    return isShared
      ? result.then(async (shape) => toText(isRefusal(shape) ? await validate() : shape))
      : result.then(toText);
  }

  async #validate(
    preparation: Preparation,
    draft: DraftOperation,
    { query: text, context: { callerKey } }: EngineRequest,
  ): Promise<OperationShape | Refusal> {
    const faults = await this.#planner.validate({ text, callerKey });
    if (faults.length > 0) return refuse('GRAPHQL_VALIDATION_FAILED', faults);
    const shape = shapeOf(preparation, draft);
    if (!isRefusal(shape)) this.#shapes.set(draft.shapeKey, shape);
    return shape;
  }

  #find(shape: OperationShape, circumstances: PlanningCircumstances): KeptVariant | Promise<KeptVariant> {
    const { labels, filtered, coerced } = circumstances;
    const variants = this.#variants.get(shape) ?? newVariants();
    this.#variants.set(shape, variants);
    const { variableSources } = shape.plannable;
    const sourceOf = (name: string): string => variableSources.get(name) ?? name;
    const isOn = (name: string): boolean => coerced[sourceOf(name)] === true;
    const conditions = shape.conditionVariables.map((name) => (isOn(name) ? '1' : '0')).join('');
    const key = `${conditions}|${labels.key}|${filtered?.key ?? ''}`;
    const known = variants.kept.get(key);
    if (known) return known;
    const make = async (): Promise<KeptVariant> => {
      const variant = await this.#plan(shape, circumstances, isOn);
      const kept: KeptVariant = {
        variant,
        on: shape.conditionVariables.filter(isOn).map(sourceOf),
        callerKey: labels.key === '' ? undefined : circumstances.context.callerKey,
        isFiltered: filtered !== undefined,
        uses: 0,
      };
      variants.kept.set(key, kept);
      return kept;
    };
    return variants.planning.join(key, make).result;
  }

  async #plan(
    { plannable }: OperationShape,
    { labels, filtered, context: { callerKey } }: PlanningCircumstances,
    isOn: (variable: string) => boolean,
  ): Promise<Variant> {
    const document = specialise(filtered?.document() ?? plannable.document, isOn);
    const text = plannableText(document, this.#supergraph.aliases);
    const plan = await this.#planner.plan({ text, labels: labels.byLabel, callerKey });
    return compileVariant(this.#supergraph, { document, plan }, plannable.variableSources);
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

/** Of one shape. */
interface Variants {
  readonly kept: LRUCache<string, KeptVariant>;
  readonly planning: SharedWork<KeptVariant>;
}

function newVariants(): Variants {
  return { kept: new LRUCache({ max: MAX_VARIANTS }), planning: new SharedWork() };
}
