import { searchKey, spellingKey } from '../../shared/text/search-key.ts';

/** A name as somebody typed it: words in any order, the last perhaps unfinished. */
export interface NameQuery {
  /** The search key of all that was typed; not empty. */
  readonly key: string;
  /** Its words, each once, in the order typed. */
  readonly words: readonly string[];
  /** How well a name may fit; a name that fits one way fits the following ways too. */
  readonly fits: readonly [spelled: NameFit, letters: NameFit, begun: NameFit];
  /** LIKE patterns of search keys, a space appended, that begin with a word of the query. */
  readonly starts: readonly string[];
}

/** A way to fit: all words as spelled, all words by their letters, or so but for the last, of which only the beginning. */
export interface NameFit {
  /** Words of `PERSON_WORDS`, as a tsquery. */
  readonly tsquery: string;
  /** LIKE patterns of a name's key with spaces around it, the spelling key for the first fit; all must match. */
  readonly patterns: readonly string[];
}

/** Reads what was typed; undefined when it holds no letter and no digit. */
export function readNameQuery(text: string): NameQuery | undefined {
  const key = searchKey(text);
  const words = wordsOf(key);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const spelled = wordsOf(spellingKey(text));
  const finished = words.slice(0, -1);
  return {
    key,
    words,
    fits: [
      { tsquery: allOf(spelled.map((word) => `'=${word}'`)), patterns: spelled.map(wholeWord) },
      { tsquery: allOf(words.map((word) => `'${word}'`)), patterns: words.map(wholeWord) },
      {
        tsquery: allOf([...finished.map((word) => `'${word}'`), `'${last}':*`]),
        patterns: [...finished.map(wholeWord), `% ${last}%`],
      },
    ],
    starts: [...finished.map((word) => `${word} %`), `${last}%`],
  };
}

function wordsOf(key: string): readonly string[] {
  return [...new Set(key.split(' ').filter((word) => word !== ''))];
}

function wholeWord(word: string): string {
  return `% ${word} %`;
}

function allOf(lexemes: readonly string[]): string {
  return lexemes.join(' & ');
}
