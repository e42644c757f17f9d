import { safeName } from '../safe-name.ts';

/** The name of everything that gets none of its own. */
export const OTHER = '(other)';

/**
 * Gives the first `maximum` names that come room in the labels of a metric. A caller that invents names can so neither
 * fill the memory nor write a citizen's number into a label.
 */
export function boundedNames(maximum: number): (name: string | undefined) => string {
  const known = new Set<string>();
  return (name) => {
    if (name === undefined) return '(unnamed)';
    if (known.has(name)) return name;
    if (known.size >= maximum || safeName(name) !== name || !/^\w+$/.test(name)) return OTHER;
    known.add(name);
    return name;
  };
}
