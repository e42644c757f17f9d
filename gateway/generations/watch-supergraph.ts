import { realpathSync, watch, type FSWatcher } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'graphql';
import type { Logger } from '../../platform/log.ts';

export interface SupergraphWatch {
  /** Reads the file now and hands it on, changed or not. */
  readNow(): void;
  close(): void;
}

export interface SupergraphWatchOptions {
  readonly file: string;
  /** What is known of the file already. */
  readonly supergraphSdl: string;
  readonly log: Logger;
  /** A text that is whole, or that stayed unreadable although it had time. */
  readonly onChange: (supergraphSdl: string) => void;
}

/**
 * Watches the folder, not the file: editors and deployments put another file in its place. A change is read once the
 * folder is quiet, or after a second where it never is; a text that does not parse may be half written and is given
 * time. Should the system's notices fail (network file systems), the file is looked at every few seconds.
 */
export function watchSupergraph(options: SupergraphWatchOptions): SupergraphWatch {
  const { file, log } = options;
  const reader = new SettledReader(options);
  const watchers = foldersOf(file).map((folder) => watchFolder(folder, () => reader.notice(), log));
  const poll = setInterval(() => void reader.look(), POLL_MS).unref();
  // It may have changed since it was read.
  reader.notice();
  return {
    readNow: () => void reader.read(),
    close: () => {
      reader.stop();
      clearInterval(poll);
      for (const watcher of watchers) watcher?.close();
    },
  };
}

/** Milliseconds without another notice. */
const QUIET_MS = 100;
/** Milliseconds that notices of other files, a log's say, can put off a look. */
const UNREST_MS = 1_000;
/** Milliseconds for a writer to finish. */
const UNFINISHED_MS = 500;
const POLL_MS = 5_000;
const GONE = 'gone';

class SettledReader {
  readonly #options: SupergraphWatchOptions;
  #known: string;
  #unfinished: { readonly text: string; readonly since: number } | undefined;
  #mark = '';
  #noticedAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SupergraphWatchOptions) {
    this.#options = options;
    this.#known = options.supergraphSdl;
  }

  /** Something has happened in the folder. */
  notice(): void {
    const now = performance.now();
    this.#noticedAt ??= now;
    this.#lookIn(Math.min(QUIET_MS, this.#noticedAt + UNREST_MS - now));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async look(): Promise<void> {
    const { file } = this.#options;
    this.#noticedAt = undefined;
    try {
      const mark = await markOf(file);
      if (mark === this.#mark) return;
      this.#mark = mark;
      this.#take(await readFile(file, 'utf8'));
    } catch (error) {
      if (this.#mark !== GONE) this.#tell(error);
      this.#mark = GONE;
    }
  }

  async read(): Promise<void> {
    try {
      this.#handOn(await readFile(this.#options.file, 'utf8'));
    } catch (error) {
      this.#tell(error);
    }
  }

  #take(text: string): void {
    if (text === this.#known) return;
    const now = performance.now();
    if (this.#unfinished?.text !== text) this.#unfinished = { text, since: now };
    const left = this.#unfinished.since + UNFINISHED_MS - now;
    if (left <= 0 || isWhole(text)) return this.#handOn(text);
    this.#options.log.debug('the file of the supergraph does not parse; it may still be written');
    this.#mark = '';
    this.#lookIn(left);
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), ms).unref();
  }

  #handOn(text: string): void {
    this.#known = text;
    this.#unfinished = undefined;
    this.#options.onChange(text);
  }

  #tell(error: unknown): void {
    const reason = String(error);
    this.#options.log.warn({ reason }, 'the file of the supergraph cannot be read; the supergraph is kept');
  }
}

/** Also where a link leads: a deployment may change either. */
function foldersOf(file: string): readonly string[] {
  return [...new Set([dirname(file), dirname(realpathSync(file))])];
}

function watchFolder(folder: string, onNotice: () => void, log: Logger): FSWatcher | undefined {
  const complain = (error: unknown): void =>
    log.warn({ reason: String(error) }, 'no notices of changed files; looking every few seconds instead');
  try {
    return watch(folder, { persistent: false }, onNotice).on('error', complain);
  } catch (error) {
    complain(error);
    return undefined;
  }
}

/** Changes with the file, and when another takes its place. */
async function markOf(file: string): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(':');
}

function isWhole(text: string): boolean {
  try {
    parse(text, { noLocation: true });
    return true;
  } catch {
    return false;
  }
}
