type Path = readonly (string | number)[];

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: Path }[];
}

/**
 * What an answer with a subgraph missing does wrong, compared with the whole one: a value that is another, a null that
 * no error explains, an error where nothing is missing. Undefined when it does nothing wrong.
 */
export function unexplainedLoss(actual: Answer, whole: Answer): string | undefined {
  const errors = actual.errors ?? [];
  // An error without a path stands for all that are too many to tell.
  const explains = (path: Path): boolean => errors.some((error) => isOnOneLine(error.path ?? [], path));
  const wrong =
    compare(actual.data ?? null, whole.data ?? null, [], explains) ??
    errors.map((error) => error.path ?? []).find((path) => !isMissing(actual.data, path));
  return (
    wrong &&
    `at ${wrong.join('.')}\n  engine:   ${JSON.stringify(actual)}\n  monolith: ${JSON.stringify(whole)}`
  );
}

/** The first place that is wrong. */
function compare(
  actual: unknown,
  whole: unknown,
  path: Path,
  explains: (path: Path) => boolean,
): Path | undefined {
  if (actual === whole || (actual === null && explains(path))) return undefined;
  if (!isComposite(actual) || !isComposite(whole)) return path;
  if (keysOf(actual).join() !== keysOf(whole).join()) return path;
  for (const key of keysOf(whole)) {
    const step = Array.isArray(whole) ? Number(key) : key;
    const wrong = compare(actual[key], whole[key], [...path, step], explains);
    if (wrong) return wrong;
  }
  return undefined;
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function keysOf(value: Record<string, unknown>): readonly string[] {
  return Object.keys(value).toSorted();
}

function isOnOneLine(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((step, index) => step === b[index]);
}

/** True where something is missing, or may be: an object or list can lack what was to be added to it. */
function isMissing(data: unknown, path: Path): boolean {
  let value = data;
  for (const step of path) {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[step];
  }
  return typeof (value ?? {}) === 'object';
}
