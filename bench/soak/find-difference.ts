/** A place in an answer. */
export type Path = readonly (string | number)[];

export interface Comparison {
  readonly expected: unknown;
  readonly given: unknown;
  /** Places of which an error says that they, or something in them, could not be had. */
  readonly paths: readonly Path[];
  /** There is an error without a place, which may belong to any null. */
  readonly explainsAll: boolean;
}

/**
 * Looks for a place where two answers part although no error says that it could not be had.
 * @returns the first, with positions in lists left out, e.g. `citizen.vehicles.items[].plate`; undefined for none
 */
export function findDifference(comparison: Comparison, at = 'data'): string | undefined {
  const { expected, given } = comparison;
  if (expected === given || isExplainedNull(comparison)) return undefined;
  if (!isObject(expected) || !isObject(given) || !haveSameKeys(expected, given)) return at;
  for (const key of Object.keys(expected)) {
    const place = Array.isArray(expected) ? `${at}[]` : `${at}.${key}`;
    const found = findDifference(inside(comparison, key), place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A null may stand for anything that an error tells of, there or below. */
function isExplainedNull({ given, paths, explainsAll }: Comparison): boolean {
  return given === null && (explainsAll || paths.length > 0);
}

function inside({ expected, given, paths, explainsAll }: Comparison, key: string): Comparison {
  return {
    expected: (expected as Members)[key],
    given: (given as Members)[key],
    paths: paths.filter(([first]) => String(first) === key).map(([, ...rest]) => rest),
    explainsAll,
  };
}

type Members = Readonly<Record<string, unknown>>;

/** Whether there is a null on the way to a place, or at it. */
export function leadsToNull(data: unknown, path: Path): boolean {
  let value = data;
  for (const step of path) {
    if (value === null) return true;
    if (typeof value !== 'object') return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === null;
}

/** In the same order too: it is part of the answer (GraphQL specification §7.2.2). Positions in lists are keys. */
function haveSameKeys(a: object, b: object): boolean {
  return Array.isArray(a) === Array.isArray(b) && Object.keys(a).join() === Object.keys(b).join();
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
