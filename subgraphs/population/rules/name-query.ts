import { searchKey, spellingKey } from '../../shared/text/search-key.ts';

/** A name as somebody typed it: words in any order, the last perhaps unfinished. */
export interface NameQuery {
  /** The search key of all that was typed; not empty. */
  readonly key: string;
  /** Its words in the order typed. */
  readonly words: readonly string[];
  /** By `Rank.fit`, how a name may fit. Whoever fits in any way fits in the last. */
  readonly fits: readonly [spelled: NameFit, letters: NameFit, spelledSoFar: NameFit, begun: NameFit];
  /** LIKE patterns of search keys, a space appended, that begin with a word of the query. */
  readonly starts: readonly string[];
}

/** A way to fit. Each word typed has a word of its own in the name. */
export interface NameFit {
  /** Words of `PERSON_WORDS`, as a tsquery. */
  readonly tsquery: string;
  /** LIKE patterns of a name's key with spaces around it, the spelling key where spelling counts; all must match. */
  readonly patterns: readonly string[];
  /** Regular expressions of the same key, for what LIKE cannot say: a word twice, and a tone at the end of a word begun. */
  readonly expressions: readonly string[];
}

/** Without a diacritic typed, nothing is known of a spelling so far. */
export const NEVER: NameFit = { tsquery: '', patterns: [''], expressions: [] };

/** Reads what was typed; undefined when it holds no letter and no digit. */
export function readNameQuery(text: string): NameQuery | undefined {
  const key = searchKey(text);
  const words = wordsOf(key);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const spelling = spellingKey(text);
  const spelled = wordsOf(spelling);
  return {
    key,
    words,
    fits: [
      whole(spelled, '='),
      whole(words, ''),
      spelling === key ? NEVER : begun(spelled, '='),
      begun(words, ''),
    ],
    starts: [...words.slice(0, -1).map((word) => `${word} %`), `${last}%`],
  };
}

function wordsOf(key: string): readonly string[] {
  return key.split(' ').filter((word) => word !== '');
}

/** All words. @param mark what `PERSON_WORDS` has before words of this kind */
function whole(words: readonly string[], mark: string): NameFit {
  const unique = [...new Set(words)];
  const timesOf = (word: string): number => words.filter((other) => other === word).length;
  return {
    tsquery: unique.map((word) => `'${mark}${word}'`).join(' & '),
    patterns: unique.map((word) => `% ${word} %`),
    expressions: unique.filter((word) => timesOf(word) > 1).map((word) => several(word, timesOf(word))),
  };
}

/** All words but the last, of which only the letters so far, and the tone if it has one, wherever that will stand. */
function begun(words: readonly string[], mark: string): NameFit {
  const finished = words.slice(0, -1);
  const { tsquery, patterns, expressions } = whole(finished, mark);
  const [, letters = '', tone = ''] = /^([^\u00B4]*)(.*)$/su.exec(words.at(-1) ?? '') ?? [];
  const word = `${letters}[^ ]*${tone}`;
  const times = 1 + finished.filter((other) => new RegExp(`^${word}$`, 'u').test(other)).length;
  const isPlain = times === 1 && tone === '';
  return {
    tsquery: [tsquery, `'${mark}${letters}':*`].filter((part) => part !== '').join(' & '),
    patterns: [...patterns, `% ${letters}%`],
    expressions: isPlain ? expressions : [...expressions, several(word, times)],
  };
}

/** A regular expression of keys that have a word so many times. Words are letters, digits and tones: none is a sign of it. */
function several(word: string, times: number): string {
  return `(^| )${Array.from({ length: times }, () => word).join(' (.* )?')}( |$)`;
}
