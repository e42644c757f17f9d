import { LRUCache } from 'lru-cache';
import type { Introspection } from './answer/introspect.ts';
import type { Introspected, OperationPlanner } from './plan/operation-planner.ts';
import { PlanningRefusal } from './plan/planning-refusal.ts';
import { SharedWork } from './shared-work.ts';
import type { CallContext, CancelSignal } from './subgraph-client.ts';

/** Characters kept: the whole schema, as tools ask for it, takes some hundred thousand. */
const MAX_KEPT = 16_000_000;
/** Characters of the schema beside data: the whole answer is then put together on the path of other requests. */
const MAX_BESIDE_DATA = 500_000;

export interface IntrospectionRequest {
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: CallContext;
  readonly signal: CancelSignal | undefined;
}

/** What a schema answers, each question once: it is always the same. */
export class IntrospectionCache {
  readonly #planner: OperationPlanner;
  readonly #asking = new SharedWork<Introspected>();
  readonly #known: LRUCache<string, Introspected>;

  /** @param maxAnswers kept, however short they are */
  constructor(planner: OperationPlanner, maxAnswers: number) {
    this.#planner = planner;
    this.#known = new LRUCache({
      max: maxAnswers,
      maxSize: MAX_KEPT,
      maxEntrySize: MAX_KEPT / 2,
      sizeCalculation: ({ data, errors }, key) => key.length + data.length + JSON.stringify(errors).length,
    });
  }

  get size(): number {
    return this.#known.size;
  }

  /** Rejects with `PlanningRefusal`. */
  async ask(
    introspection: Introspection,
    { variables, context, signal }: IntrospectionRequest,
  ): Promise<Introspected> {
    const { text, isAll } = introspection;
    const own = Object.fromEntries(
      introspection.variables.map(({ name, source }) => [name, variables[source]]),
    );
    const key = `${text}\0${JSON.stringify(own)}`;
    const { turnKey } = context;
    const ask = async (isWanted: () => boolean): Promise<Introspected> => {
      const introspected = await this.#planner.introspect({ text, variables: own, turnKey, isWanted });
      this.#known.set(key, introspected);
      return introspected;
    };
    const introspected = this.#known.get(key) ?? (await this.#asking.join(key, ask, signal).result);
    if (isAll || introspected.data.length <= MAX_BESIDE_DATA) return introspected;
    throw new PlanningRefusal('LIMIT_EXCEEDED', TOO_MUCH_BESIDE_DATA);
  }
}

const TOO_MUCH_BESIDE_DATA = {
  vi: 'Thao tác hỏi quá nhiều về lược đồ cùng với dữ liệu; hãy hỏi lược đồ trong một yêu cầu riêng.',
  en: 'The operation asks for too much of the schema beside data; ask for the schema in a request of its own.',
};
