type Path = readonly (string | number)[];

export interface ErrorToCompare {
  readonly message?: string;
  readonly path?: Path;
  readonly extensions?: { readonly code?: unknown; readonly omittedErrors?: unknown };
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ErrorToCompare[];
}

/**
 * What differs between an engine's answer and the monolith's; undefined when nothing does. Data must be equal. Errors
 * must have turned the same places into null: two errors that bubble to one place count as one, since the spec lets
 * an executor report either. Where nothing bubbled, all errors that a client may read must be there, or be counted.
 */
export function difference(actual: Answer, expected: Answer): string | undefined {
  const [a, b] = [canonical(actual.data), canonical(expected.data)];
  if (a !== b) return `data\n  engine:   ${a}\n  monolith: ${b}\n  errors: ${JSON.stringify(actual.errors)}`;
  for (const aspect of [nullsByErrors, messagesAtPlaces]) {
    const [x, y] = [aspect(actual), aspect(expected)];
    const isIn = [...x].every((place) => y.has(place));
    if (!isIn || (isListed(actual) && x.size < y.size))
      return `errors\n  engine:   ${[...x].join(' ')}\n  monolith: ${[...y].join(' ')}\n  ${JSON.stringify(actual.errors)}\n  ${JSON.stringify(expected.errors)}`;
  }
  return undefined;
}

/** False when there are more errors than the engine lists: the others it counts, in an error without a place. */
function isListed({ errors = [] }: Answer): boolean {
  return errors.every(isOneError);
}

function isOneError({ extensions }: ErrorToCompare): boolean {
  return extensions?.omittedErrors === undefined;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function nullsByErrors({ data, errors = [] }: Answer): ReadonlySet<string> {
  return new Set(errors.filter(isOneError).map(({ path = [] }) => JSON.stringify(nullPlace(data, path))));
}

function messagesAtPlaces({ data, errors = [] }: Answer): ReadonlySet<string> {
  const told = errors
    .filter(isOneError)
    .filter(
      ({ path = [], extensions }) =>
        extensions?.code === 'NOT_FOUND' && nullPlace(data, path).length === path.length,
    );
  return new Set(told.map(({ path, message }) => JSON.stringify([path, message])));
}

/** The part of the path at whose end the answer is null. */
function nullPlace(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[step];
  }
  return path;
}
