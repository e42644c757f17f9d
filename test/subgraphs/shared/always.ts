import fc from 'fast-check';

/** Asserts that a check holds for generated values; the check fails by throwing, whatever it returns. */
export function always<Value>(
  values: fc.Arbitrary<Value>,
  check: (value: Value) => unknown,
  numRuns = 200,
): void {
  fc.assert(
    fc.property(values, (value) => {
      check(value);
    }),
    { numRuns },
  );
}
