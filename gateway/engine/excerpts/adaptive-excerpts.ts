import type { Compilation } from '../compile/compilation.ts';
import { compileExcerpts } from './compile-excerpts.ts';
import type { ExcerptPlan } from './excerpt-plan.ts';

/**
 * Decides when an operation is answered in excerpts: not before it has shown that it comes again and again, since code
 * has to be generated for it; and not while its answers turn out otherwise time after time, since then each is read
 * in excerpts in vain.
 */
export class AdaptiveExcerpts {
  readonly #compilation: Compilation;
  #plan: ExcerptPlan | undefined;
  #isCompiled = false;
  #runs = 0;
  /** In a row. */
  #inVain = 0;
  #pausedUntil = 0;

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  /** For the next run. @param firstRuns so many are answered without. */
  next(firstRuns: number): ExcerptPlan | undefined {
    this.#runs += 1;
    if (this.#runs <= firstRuns || this.#runs <= this.#pausedUntil) return undefined;
    if (!this.#isCompiled) {
      // Set before: what fails would fail again.
      this.#isCompiled = true;
      this.#plan = compileExcerpts(this.#compilation);
    }
    return this.#plan;
  }

  /** @param isInVain whether a run that began in excerpts has ended without */
  note(isInVain: boolean): void {
    this.#inVain = isInVain ? this.#inVain + 1 : 0;
    if (this.#inVain < MAX_IN_VAIN) return;
    this.#inVain = 0;
    this.#pausedUntil = this.#runs + PAUSE;
  }
}

/** Runs. */
const MAX_IN_VAIN = 16;
const PAUSE = 1_000;
