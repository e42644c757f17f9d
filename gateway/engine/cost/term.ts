import type { Bilingual } from '../../../platform/language.ts';

/** Values of variables, after coercion. */
export type Values = Readonly<Record<string, unknown>>;

/** A part of an estimate: a figure, or where variables decide, a function of them that also notes what is amiss. */
export type Term = number | ((values: Values, faults: Bilingual[]) => number);

export function evaluate(term: Term, values: Values, faults: Bilingual[]): number {
  return typeof term === 'number' ? term : term(values, faults);
}

/** The sum; everything constant is added now. */
export function plus(terms: readonly Term[]): Term {
  const constant = terms.filter(isConstant).reduce((sum, term) => sum + term, 0);
  const [first, ...rest] = terms.filter((term) => !isConstant(term));
  if (first === undefined) return constant;
  if (rest.length === 0 && constant === 0) return first;
  const variable = [first, ...rest];
  return (values, faults) => {
    let sum = constant;
    for (const term of variable) sum += evaluate(term, values, faults);
    return sum;
  };
}

export function times(a: Term, b: Term): Term {
  if (isConstant(a) && isConstant(b)) return a * b;
  if (a === 1) return b;
  return (values, faults) => evaluate(a, values, faults) * evaluate(b, values, faults);
}

/** The largest of the terms, 0 when there is none. */
export function largest(terms: readonly Term[]): Term {
  if (terms.every(isConstant)) return Math.max(0, ...terms);
  return (values, faults) => Math.max(0, ...terms.map((term) => evaluate(term, values, faults)));
}

function isConstant(term: Term): term is number {
  return typeof term === 'number';
}
