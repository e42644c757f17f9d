import { isUtf8 } from 'node:buffer';
import { parseJson } from '../../engine/execute/parse-json.ts';
import { Cursor } from './cursor.ts';
import { generateReader, type Reader } from './generate-reader.ts';
import { LearnedShape } from './shape.ts';

/**
 * Parses the answers to one operation, which look alike: after a few it has code of its own for them, up to twice as
 * fast as `JSON.parse`. What looks different is parsed as ever, so the result never depends on what was learned.
 */
export class LearningParser {
  /** Undefined: there is nothing to learn. */
  #shape: LearnedShape | undefined = new LearnedShape();
  #reader: Reader | undefined;
  /** How many times there was code of its own. */
  #readers = 0;
  /** Since then, answers that looked as the reader knows them, and those that it could not help with. */
  #known = 0;
  #strange = 0;

  /** Throws like `JSON.parse`. @param bytes UTF-8 */
  readonly parse = (bytes: Buffer): unknown => {
    const known = this.#reader && read(this.#reader, bytes);
    if (known === undefined) return this.#learn(parseJson(bytes));
    if (cursor.opaqueBytes * 2 < bytes.length) this.#known += 1;
    else this.#countStrange();
    return known;
  };

  #learn(value: unknown): unknown {
    if (this.#shape && this.#readers < MAX_READERS) this.#shape.learn(value);
    this.#countStrange();
    return value;
  }

  #countStrange(): void {
    this.#strange += 1;
    if (this.#shape && this.#strange === LESSONS) this.#conclude(this.#shape);
  }

  #conclude(shape: LearnedShape): void {
    const isUseless = this.#readers >= MANY_READERS && this.#known < LESSONS;
    if (isUseless || shape.root.isOpaque) return this.#stop();
    if (this.#readers < MAX_READERS) {
      this.#reader = generateReader(shape.root);
      this.#readers += 1;
    }
    this.#known = 0;
    this.#strange = 0;
  }

  #stop(): void {
    this.#shape = undefined;
    this.#reader = undefined;
  }
}

/** Answers to learn from; more than an operation needs to be answered in excerpts, if it can be (ADR 15). */
const LESSONS = 32;
/** Readers after which there is no other unless the last one has read as many answers as it could not read. */
const MANY_READERS = 3;
const MAX_READERS = 8;

/** One for all: reading takes no breath. */
const cursor = new Cursor();

/** @returns undefined when the answer does not look like what the reader reads */
function read(reader: Reader, bytes: Buffer): unknown {
  // Broken characters are replaced when decoded, and what follows would no longer be where it is looked for.
  if (!isUtf8(bytes)) return undefined;
  cursor.open(bytes);
  try {
    const value = reader(cursor);
    return cursor.isAtEnd() ? value : undefined;
  } finally {
    cursor.close();
  }
}
