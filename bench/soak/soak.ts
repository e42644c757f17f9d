import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../scripts/seed-province/random.ts';
import { todayInVietNam } from '../../subgraphs/shared/calendar.ts';
import { askQuestion, type Client } from './client.ts';
import { Complaints } from './complaints.ts';
import { GatewayMemory, type MemorySample } from './gateway-memory.ts';
import { IllnessLog } from './illness-log.ts';
import { Load } from './load.ts';
import type { SoakOptions } from './options.ts';
import { prepareQuestions, type Questions } from './questions.ts';
import { reloadSupergraph } from './reload-supergraph.ts';
import { TIMES, type Stage } from './stage.ts';
import { makeWeather } from './weather.ts';

/** Everything that was counted and measured. */
export interface SoakReport {
  readonly load: Load;
  readonly complaints: Complaints;
  /** How often each fault was made. */
  readonly faults: ReadonlyMap<string, number>;
  readonly reloads: number;
  /** Milliseconds from the end of each storm until everything was answered in full again. */
  readonly recoveries: readonly number[];
  /** One after each round. */
  readonly memory: readonly MemorySample[];
}

/**
 * The last probe that a breaker sent into a fault may hang; then the breaker waits, at most sixteen times as long as at
 * first and a quarter more by chance; then a probe shows that all is well, as late as it may be.
 */
const AFTERMATH_MS = TIMES.subgraph + TIMES.breakerOpen * 16 * 1.25 + TIMES.subgraph;
const RECOVERY_PATIENCE_MS = 2 * AFTERMATH_MS;
const CALM_MS = 3_000;
const ASKED_PER_WORKER = 12;

/** Storm, recovery, calm, a look at the memory: round after round until the time is over. */
export async function soak(
  stage: Stage,
  options: SoakOptions,
  onProgress: (line: string) => void,
): Promise<SoakReport> {
  return new Soak(stage, options).run(onProgress);
}

class Soak {
  readonly complaints = new Complaints();
  readonly faults = new Map<string, number>();
  readonly recoveries: number[] = [];
  readonly memory: MemorySample[] = [];
  reloads = 0;
  readonly load: Load;
  readonly #stage: Stage;
  readonly #options: SoakOptions;
  readonly #illness = new IllnessLog(AFTERMATH_MS);
  #questions: Questions = { day: '', kinds: new Map() };

  constructor(stage: Stage, options: SoakOptions) {
    this.#stage = stage;
    this.#options = options;
    this.load = new Load({
      ...options,
      url: stage.url,
      questions: () => this.#questions,
      illness: this.#illness,
      onComplaint: this.#complain,
    });
  }

  async run(onProgress: (line: string) => void): Promise<SoakReport> {
    const memory = new GatewayMemory(this.#stage.log, this.#complain);
    const startedAt = performance.now();
    const elapsed = (): number => (performance.now() - startedAt) / 1000;
    for (let round = 1; elapsed() < this.#options.seconds && !this.#isHopeless(); round++) {
      await this.#learnAnswers();
      this.load.start();
      await this.#storm(round);
      await this.#recover();
      await sleep(CALM_MS);
      await this.load.pause();
      this.memory.push(await memory.measure());
      onProgress(this.#describe(round, elapsed()));
    }
    return this;
  }

  readonly #complain = (what: string): void => this.complaints.add(what);

  /** Nothing is learned from failing on. */
  #isHopeless(): boolean {
    return this.complaints.total > 1_000;
  }

  async #learnAnswers(): Promise<void> {
    if (this.#questions.day === todayInVietNam()) return;
    const { people, seed, seconds } = this.#options;
    const count = seconds < 60 ? 16 : 60;
    this.#questions = await prepareQuestions(this.#stage.oracleUrl, { people, seed, count });
  }

  /** Two sectors at most are ill at once, and the supergraph changes meanwhile. */
  async #storm(round: number): Promise<void> {
    const { seed, stormSeconds } = this.#options;
    const signal = AbortSignal.timeout(stormSeconds * 1000);
    const fronts = [0, 1].map((front) => {
      const sectors = this.#stage.sectors.filter((_, index) => index % 2 === front);
      const random = createRandom(seed, round, front);
      return makeWeather({ sectors, random, illness: this.#illness, onFault: this.#countFault }, signal);
    });
    const reloading = reloadSupergraph(
      {
        stage: this.#stage,
        random: createRandom(seed, round, 2),
        onReload: () => void (this.reloads += 1),
        onComplaint: this.#complain,
      },
      signal,
    );
    await Promise.all([...fronts, reloading]);
  }

  readonly #countFault = (name: string): void => void this.faults.set(name, (this.faults.get(name) ?? 0) + 1);

  /**
   * Asks until every worker has answered everything; from then on nothing may be missing. Each worker has breakers of
   * its own, and which of them is asked is up to chance, since the load opens connections meanwhile: so often in a row
   * that none is left out but once in millions of times.
   */
  async #recover(): Promise<void> {
    const startedAt = performance.now();
    const client: Client = {
      url: this.#stage.url,
      random: createRandom(this.#options.seed),
      questions: () => this.#questions,
      illness: this.#illness,
    };
    const [officer = []] = this.#questions.kinds.values();
    const enough = ASKED_PER_WORKER * this.#options.workers;
    for (let inARow = 0; inARow < enough;) {
      const { isPartial } = await askQuestion(client, client.random.pick(officer));
      inARow = isPartial ? 0 : inARow + 1;
      if (performance.now() - startedAt > RECOVERY_PATIENCE_MS) {
        this.#complain(`no recovery within ${RECOVERY_PATIENCE_MS} ms after the faults`);
        return;
      }
      if (isPartial) await sleep(50);
    }
    this.recoveries.push(performance.now() - startedAt);
    this.#illness.recovered();
  }

  #describe(round: number, seconds: number): string {
    const faults = [...this.faults.values()].reduce((sum, count) => sum + count, 0);
    const megabytes = [...(this.memory.at(-1)?.bytes.values() ?? [])].map((it) => (it / 1e6).toFixed(1));
    const [worst] = this.complaints.list();
    return [
      `round ${round}, ${seconds.toFixed(0)} of ${this.#options.seconds} s`,
      `${this.load.requests} requests (${this.load.partial} partial)`,
      `${faults} faults`,
      `${this.reloads} reloads`,
      `alive ${megabytes.join(' + ')} MB`,
      `${this.complaints.total} complaints${worst === undefined ? '' : `: ${worst}`}`,
    ].join(', ');
  }
}
