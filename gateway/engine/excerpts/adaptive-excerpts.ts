import type { Compilation } from '../compile/compilation.ts';
import { compileExcerpts } from './compile-excerpts.ts';
import type { ExcerptPlan, ExcerptPlans } from './excerpt-plan.ts';

/**
 * Decides when an operation is answered in excerpts: not before it has shown that it comes again and again, since code
 * has to be generated for it; and not while its answers turn out otherwise time after time, since then each is read
 * in excerpts in vain.
 */
export class AdaptiveExcerpts {
  readonly #compilation: Compilation;
  #state: 'not compiled' | 'compiled' | 'unsuited' = 'not compiled';
  #runs = 0;
  /** In a row. */
  #inVain = 0;
  /** The run from which on it is tried. */
  #from: number | undefined;

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  /** For the next run. @param firstRuns so many are answered without. */
  next(plans: ExcerptPlans, firstRuns: number): ExcerptPlan | undefined {
    this.#runs += 1;
    this.#from ??= firstRuns + 1;
    if (this.#state === 'unsuited' || this.#runs < this.#from) return undefined;
    if (this.#state === 'not compiled') return this.#compile(plans);
    const plan = plans.get(this);
    if (!plan) this.#beginAgain();
    return plan;
  }

  /** @param isInVain whether a run that began in excerpts has ended without */
  note(isInVain: boolean): void {
    this.#inVain = isInVain ? this.#inVain + 1 : 0;
    if (this.#inVain === MAX_IN_VAIN) this.#pause();
  }

  #compile(plans: ExcerptPlans): ExcerptPlan | undefined {
    // Until it is known better: what fails would fail again.
    this.#state = 'unsuited';
    const plan = compileExcerpts(this.#compilation);
    if (!plan) return undefined;
    this.#state = 'compiled';
    plans.set(this, plan);
    return plan;
  }

  /** Others have pushed the plan out; to compile it each time they do would cost more than it gains. */
  #beginAgain(): void {
    this.#state = 'not compiled';
    this.#pause();
  }

  #pause(): void {
    this.#inVain = 0;
    this.#from = this.#runs + PAUSE + 1;
  }
}

/** Runs. */
const MAX_IN_VAIN = 16;
const PAUSE = 1_000;
