type Path = readonly (string | number)[];

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: Path }[];
}

/**
 * What differs between an engine's answer and the monolith's; undefined when nothing does. Data must be equal. Errors
 * must have turned the same places into null: two errors that bubble to one place count as one, since the spec lets
 * an executor report either.
 */
export function difference(actual: Answer, expected: Answer): string | undefined {
  const [a, b] = [canonical(actual.data), canonical(expected.data)];
  if (a !== b) return `data\n  engine:   ${a}\n  monolith: ${b}\n  errors: ${JSON.stringify(actual.errors)}`;
  const [x, y] = [nullsByErrors(actual), nullsByErrors(expected)];
  if (x !== y)
    return `errors\n  engine:   ${x}\n  monolith: ${y}\n  ${JSON.stringify(actual.errors)}\n  ${JSON.stringify(expected.errors)}`;
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

/** The part of the path at whose end the answer is null. */
function nullPlace(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[step];
  }
  return path;
}
