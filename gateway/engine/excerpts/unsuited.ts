/** Thrown while an operation is looked at that cannot be answered in excerpts: no fault, it is answered as ever. */
export class UnsuitedError extends Error {}

export function unsuited(): never {
  throw new UnsuitedError('not to be answered in excerpts');
}
