import type { Logger } from '../../platform/log.ts';
import { type Generation, hashOf, type SupergraphVersion } from './generation.ts';
import { reasonsOf } from './reasons-of.ts';
import { warm } from './warm.ts';

/** The generation that serves, and the way to the next one. */
export interface Generations {
  /** For a look only; work is done by `use`. */
  current(): Generation;
  /** Does work on one generation from start to end, whatever is loaded meanwhile. */
  use<Result>(work: (generation: Generation) => Promise<Result>): Promise<Result>;
  /**
   * Prepares a generation for another supergraph while the current one serves, and swaps. A later call supersedes
   * an earlier one still under way. Never rejects: with a supergraph that cannot be served everything stays as it is.
   */
  reload(supergraphSdl: string): Promise<ReloadOutcome>;
  status(): SupergraphStatus;
  /** Lets go of every connection, once what is running is done. */
  close(): Promise<void>;
}

export type ReloadOutcome = 'swapped' | 'unchanged' | 'refused' | 'superseded';

export interface SupergraphStatus extends SupergraphVersion {
  /** Of the last reload, if the file on disk is not what is served. The reasons are in the log. */
  readonly lastReloadFailure?: ReloadFailure;
}

export interface ReloadFailure {
  /** ISO 8601. */
  readonly at: string;
  /** Of the text that was refused. */
  readonly hash: string;
  /** How many reasons there were. */
  readonly reasons: number;
}

export interface GenerationsOptions {
  /** Holds nobody up. Rejects with what makes a supergraph unusable. */
  readonly build: (supergraphSdl: string) => Promise<Generation>;
  readonly log: Logger;
}

export function createGenerations(first: Generation, options: GenerationsOptions): Generations {
  const succession = new Succession(first, options);
  return {
    current: () => succession.current,
    use: (work) => succession.current.use(work),
    reload: (supergraphSdl) => succession.reload(supergraphSdl),
    status: () => succession.status(),
    close: () => succession.close(),
  };
}

class Succession {
  current: Generation;
  readonly #options: GenerationsOptions;
  readonly #draining = new Set<Promise<void>>();
  #latestTurn = 0;
  #lastReloadFailure: ReloadFailure | undefined;

  constructor(first: Generation, options: GenerationsOptions) {
    this.current = first;
    this.#options = options;
  }

  async reload(supergraphSdl: string): Promise<ReloadOutcome> {
    const turn = ++this.#latestTurn;
    const isWanted = (): boolean => turn === this.#latestTurn;
    if (hashOf(supergraphSdl) === this.current.version.hash) {
      this.#lastReloadFailure = undefined;
      this.#options.log.info({ hash: this.current.version.hash }, 'supergraph unchanged');
      return 'unchanged';
    }
    try {
      return await this.#succeed(supergraphSdl, isWanted);
    } catch (error) {
      return isWanted() ? this.#refuse(supergraphSdl, error) : 'superseded';
    }
  }

  status(): SupergraphStatus {
    const lastReloadFailure = this.#lastReloadFailure;
    return { ...this.current.version, ...(lastReloadFailure && { lastReloadFailure }) };
  }

  async close(): Promise<void> {
    // A reload still under way must not bring up another one.
    this.#latestTurn++;
    await Promise.all([this.current.retire(), ...this.#draining]);
  }

  async #succeed(supergraphSdl: string, isWanted: () => boolean): Promise<ReloadOutcome> {
    const startedAt = performance.now();
    const next = await this.#options.build(supergraphSdl);
    const warmed = await warm(next.engine, this.current.engine, isWanted);
    if (!isWanted()) {
      await next.retire();
      return 'superseded';
    }
    const before = this.current.version.hash;
    this.#swap(next);
    this.#lastReloadFailure = undefined;
    const durationMs = Math.round(performance.now() - startedAt);
    const { hash } = next.version;
    this.#options.log.info({ hash, before, warmed, durationMs }, 'supergraph reloaded');
    return 'swapped';
  }

  /** From here on requests begin on the next one. The old one goes in its own time. */
  #swap(next: Generation): void {
    const { log } = this.#options;
    const drained = this.current
      .retire()
      .catch((err: unknown) => log.error({ err }, 'connections of an old supergraph could not be closed'));
    this.current = next;
    this.#draining.add(drained);
    void drained.then(() => this.#draining.delete(drained));
  }

  #refuse(supergraphSdl: string, error: unknown): ReloadOutcome {
    const reasons = reasonsOf(error);
    const hash = hashOf(supergraphSdl);
    const serving = this.current.version.hash;
    this.#lastReloadFailure = { at: new Date().toISOString(), hash, reasons: reasons.length };
    this.#options.log.error({ hash, serving, reasons }, 'supergraph refused; the one before is kept');
    return 'refused';
  }
}
