type Path = readonly (string | number)[];

export interface ErrorToCompare {
  readonly message?: string;
  readonly path?: Path;
  readonly extensions?: { readonly code?: unknown };
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ErrorToCompare[];
}

/**
 * What differs between an engine's answer and the monolith's; undefined when nothing does. Data must be equal. Errors
 * must have turned the same places into null: two errors that bubble to one place count as one, since the spec lets
 * an executor report either. Where nothing bubbled, all errors that a client may read must be there.
 */
export function difference(actual: Answer, expected: Answer): string | undefined {
  const [a, b] = [canonical(actual.data), canonical(expected.data)];
  if (a !== b) return `data\n  engine:   ${a}\n  monolith: ${b}\n  errors: ${JSON.stringify(actual.errors)}`;
  for (const aspect of [nullsByErrors, messagesAtPlaces]) {
    const [x, y] = [aspect(actual), aspect(expected)];
    if (x !== y)
      return `errors\n  engine:   ${x}\n  monolith: ${y}\n  ${JSON.stringify(actual.errors)}\n  ${JSON.stringify(expected.errors)}`;
  }
  return undefined;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function nullsByErrors({ data, errors }: Answer): string {
  const places = (errors ?? []).map((error) => JSON.stringify(nullPlace(data, error.path ?? [])));
  return [...new Set(places)].toSorted().join(' ');
}

function messagesAtPlaces({ data, errors }: Answer): string {
  const told = (errors ?? []).filter(
    ({ path = [], extensions }) =>
      extensions?.code === 'NOT_FOUND' && nullPlace(data, path).length === path.length,
  );
  return [...new Set(told.map(({ path, message }) => JSON.stringify([path, message])))].toSorted().join(' ');
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
