import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import { NEVER, type NameQuery } from '../rules/name-query.ts';
import type { Rank } from '../types/search.ts';
import { BEFORE_ALL, NAME_VALUES, nameSql, nameValues, rankValues, type MatchRow } from './rank-names.ts';
import { COUNTED, defineCount, pageText, PROVINCE } from './search-statements.ts';

/** The words of a person by their letters, and with `=` before them as spelled; the index `person_words` has them. */
const PERSON_WORDS = `array_to_tsvector(array_remove(string_to_array(
  p.search_key || ' =' || replace(p.spelling_key, ' ', ' ='), ' '), ''))`;

/**
 * `$1` a tsquery, `$2` communes, `$3` and `$4` expressions of the letters and of the spelling. A province of which the
 * register has nobody is answered without a look at the words.
 */
const NAMED = `${PERSON_WORDS} @@ $1::tsquery and ${PROVINCE.sql(2)}
  and p.search_key ~ all($3) and p.spelling_key ~ all($4)
  and (select exists (select from unnest($2::text[]) as commune(id)
    cross join lateral (select from person where permanent_unit_id = commune.id limit 1) inhabitant))`;

/** Matches that are ranked all at once; where there are more, the index of names is walked instead. */
const FEW = 2000;

const CANDIDATES = statement<{ readonly id: string }>(
  'search_candidates',
  `select p.id from person p where ${NAMED} limit ${FEW + 1}`,
);
const COUNT = defineCount('search_province_count', NAMED);

const candidateName = nameSql(2);
const RANK_CANDIDATES = statement<MatchRow>(
  'search_rank_candidates',
  pageText({ ...candidateName, where: `p.id = any($1) and ${candidateName.fits}`, next: 2 + NAME_VALUES }),
);

/**
 * `$1` communes, `$2` fit, `$3` and `$4` name and id before, `$5` end of the names, `$6` names to leave out, `$7` rows.
 * The planner thinks that nearly nobody fits and would sort them all: "offset 0" keeps it from putting the conditions
 * into the walk, and without an "order by" of its own the outside leaves the walk to stop early.
 */
const walkedName = nameSql(8);
const WALK = statement<MatchRow>(
  'search_walk',
  `select ${walkedName.list} from (
     select * from person where (search_key, id) > ($3, $4) and search_key < $5 order by search_key, id offset 0
   ) p where ${PROVINCE.sql(1)}
     and not p.search_key || ' ' like any($6) and ${walkedName.fits} and ${walkedName.fit} = $2 limit $7`,
);

/** A search by name in communes that are many, so that neither words nor communes alone leave few people. */
export interface ProvinceSearch {
  readonly name: NameQuery;
  readonly unitIds: readonly string[];
}

/**
 * The first matches after a rank. Few matches are found by the index of words and ranked together. Where a word is too
 * common for that, what fits best comes first from wherever it is rare, else from a walk through the index of names,
 * which soon has a page: it begins at the names that begin with a word typed.
 */
export async function findInProvince(
  reader: Reader,
  search: ProvinceSearch,
  { after = BEFORE_ALL, rows }: { readonly after: Rank | undefined; readonly rows: number },
): Promise<readonly MatchRow[]> {
  const everybody = await findCandidates(reader, search, LAST);
  if (everybody) return rankCandidates(reader, search, { candidates: everybody, after, rows });
  const found: MatchRow[] = [];
  for (const [fit, nameFit] of search.name.fits.entries()) {
    if (fit < after.fit || found.length >= rows || nameFit === NEVER) continue;
    const part = {
      fit,
      after: fit === after.fit ? after : { ...BEFORE_ALL, fit },
      rows: rows - found.length,
    };
    const candidates = fit < LAST ? await findCandidates(reader, search, fit) : undefined;
    found.push(
      ...(candidates
        ? await rankCandidates(reader, search, { ...part, candidates })
        : await walkNames(reader, search, part)),
    );
  }
  return found;
}

/** How many match, up to one more than are counted. */
export async function countInProvince(reader: Reader, search: ProvinceSearch): Promise<number> {
  const [row] = await reader.select(COUNT, namedValues(search, LAST));
  return row?.count ?? COUNTED + 1;
}

interface Part {
  readonly after: Rank;
  readonly rows: number;
}

/** The fit that everybody has who matches at all. */
const LAST = 3;

/** Spelled as typed, the last word so far. */
const SO_FAR = 2;

/** The parameters of `NAMED`, for a `Rank.fit`. */
function namedValues({ name, unitIds }: ProvinceSearch, fit: number): readonly unknown[] {
  const { tsquery, expressions } = name.fits[fit] ?? NEVER;
  const isSpelled = fit === 0 || fit === SO_FAR;
  return [tsquery, unitIds, ...(isSpelled ? [[], expressions] : [expressions, []])];
}

/** The ids of all who fit in a way; undefined when they are not few. */
async function findCandidates(
  reader: Reader,
  search: ProvinceSearch,
  fit: number,
): Promise<readonly string[] | undefined> {
  const found = await reader.select(CANDIDATES, namedValues(search, fit));
  return found.length > FEW ? undefined : found.map(({ id }) => id);
}

function rankCandidates(
  reader: Reader,
  { name }: ProvinceSearch,
  { candidates, after, rows }: Part & { readonly candidates: readonly string[] },
): Promise<readonly MatchRow[]> {
  return reader.select(RANK_CANDIDATES, [candidates, ...nameValues(name), ...rankValues(after), rows]);
}

/** Those who fit in one way, position by position. */
async function walkNames(
  reader: Reader,
  search: ProvinceSearch,
  { fit, after, rows }: Part & { readonly fit: number },
): Promise<readonly MatchRow[]> {
  const found: MatchRow[] = [];
  for (const [position, { ranges, without }] of stretchesOf(search.name).entries()) {
    if (position < after.position || found.length >= rows) continue;
    const start = position === after.position ? after : BEFORE_ALL;
    const parts = ranges.map(([low, high]) => {
      const [name, id] = start.searchKey >= low ? [start.searchKey, start.id] : [low, ''];
      const bounds = [search.unitIds, fit, name, id, high, without, rows - found.length];
      return reader.select(WALK, [...bounds, ...nameValues(search.name)]);
    });
    found.push(...mergeByName(await Promise.all(parts)).slice(0, rows - found.length));
  }
  return found;
}

interface Stretch {
  /** Search keys from the first up to but not including the second. */
  readonly ranges: readonly (readonly [low: string, high: string])[];
  /** LIKE patterns of search keys, a space appended, that an earlier stretch had. */
  readonly without: readonly string[];
}

/** By `Rank.position`: where in the index of names they stand. */
function stretchesOf({ key, words, starts }: NameQuery): readonly Stretch[] {
  const whole = `${key} `;
  const ranges = words.map(
    (word, at) => [word, at + 1 < words.length ? `${word}!` : word + HIGHEST] as const,
  );
  return [
    { ranges: [[key, whole]], without: [] },
    { ranges, without: [whole] },
    { ranges: [['', HIGHEST]], without: [whole, ...starts] },
  ];
}

/** Greater than any letter, in the order of bytes. */
const HIGHEST = '\u{10FFFF}';

/** Ranges overlap where the word begun is the beginning of another. */
function mergeByName(parts: readonly (readonly MatchRow[])[]): readonly MatchRow[] {
  const byId = new Map(parts.flat().map((row) => [row.id, row]));
  return [...byId.values()].toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

function isBefore(a: Rank, b: Rank): boolean {
  return a.searchKey < b.searchKey || (a.searchKey === b.searchKey && a.id < b.id);
}
