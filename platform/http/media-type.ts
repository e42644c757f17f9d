/**
 * The forms in which a GraphQL answer can be written (GraphQL over HTTP, "Media Types").
 * `application/json` says 200 for every well-formed request, since a proxy may have answered with another status;
 * `application/graphql-response+json` carries the true status.
 */
export const GRAPHQL_MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type GraphQLMediaType = (typeof GRAPHQL_MEDIA_TYPES)[number];

/**
 * Chooses by the `Accept` header (RFC 9110 §12.5.1): the highest weight, then the more specific range, then the first.
 * No header, or one that takes anything, means `application/json`.
 * @returns undefined when the header refuses all of `offered`.
 */
export function negotiateMediaType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (accept === undefined || accept === '' || accept === '*/*') return offered[0];
  const exact = offered.find((type) => type === accept);
  if (exact) return exact;
  const ranges = accept.split(',').map(toRange);
  const weighed = offered.map((type) => ({ type, range: rangeFor(type, ranges) }));
  const acceptable = weighed.filter(({ range }) => range !== undefined && range.weight > 0);
  return acceptable.sort((a, b) => compareRanges(a.range, b.range))[0]?.type;
}

interface Range {
  readonly type: string;
  readonly weight: number;
  readonly position: number;
  readonly readable: boolean;
}

function toRange(text: string, position: number): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return {
    type,
    position,
    weight: weight === undefined ? 1 : toWeight(weight.slice(2)),
    readable: charset === undefined || isUtf8Label(charset.slice('charset='.length)),
  };
}

function toWeight(text: string): number {
  const weight = Number(text);
  return weight >= 0 && weight <= 1 ? weight : 0;
}

/** True for the names of the only charset this endpoint speaks. */
export function isUtf8Label(label: string): boolean {
  return /^"?utf-?8"?$/i.test(label);
}

/** The most specific range decides a weight: `application/json;q=0` beside a wildcard excludes JSON. */
function rangeFor(type: string, ranges: readonly Range[]): Range | undefined {
  const matching = ranges.filter((range) => range.readable && specificity(range.type, type) > 0);
  return matching.sort((a, b) => specificity(b.type, type) - specificity(a.type, type))[0];
}

function specificity(range: string, type: string): number {
  if (range === type) return 3;
  if (range === `${type.slice(0, type.indexOf('/'))}/*`) return 2;
  return range === '*/*' ? 1 : 0;
}

function compareRanges(a: Range | undefined, b: Range | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.weight !== b.weight) return b.weight - a.weight;
  const wildcards = Number(a.type.includes('*')) - Number(b.type.includes('*'));
  return wildcards === 0 ? a.position - b.position : wildcards;
}
