/** One value of a codelist; the same object each time, so that answering costs nothing. */
export interface CodedEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** The list's own name, since the same code means other things in other lists. */
  readonly list: string;
}

/** A frozen list of codes, in the order of its source. */
export interface CodeList {
  readonly list: string;
  readonly entries: ReadonlyMap<string, CodedEntry>;
}

/** Makes a codelist of rows [code, Vietnamese name, English name]. Throws when a code stands twice. */
export function defineCodeList(
  list: string,
  rows: Iterable<readonly [code: string, name: string, nameEn: string | null, ...rest: unknown[]]>,
): CodeList {
  const entries = new Map<string, CodedEntry>();
  for (const [code, name, nameEn] of rows) {
    if (entries.has(code)) throw new Error(`Codelist ${list} has code ${code} twice.`);
    entries.set(code, Object.freeze({ code, name, nameEn, list }));
  }
  return Object.freeze({ list, entries });
}

/** The value that a code means in a list; null for no code, and for one that the list does not know. */
export function coded({ entries }: CodeList, code: string | null | undefined): CodedEntry | null {
  return code == null ? null : (entries.get(code) ?? null);
}
