/** Characters of text that take about as long as another value. */
const CHARACTERS = 32;

/** How much work a JSON value is, in values, counted up to a limit: beyond it the result is larger than the limit. */
export function weigh(value: unknown, limit: number): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  let weight = 1;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    weight += weigh(inner, limit - weight);
    if (weight > limit) return weight;
  }
  return weight;
}
