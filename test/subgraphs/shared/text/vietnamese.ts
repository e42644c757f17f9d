import fc from 'fast-check';

/** A Vietnamese syllable without its tone, letter by letter, and a tone as a combining mark. */
export const syllable = fc.record({
  letters: fc
    .tuple(
      fc.constantFrom('', 'h', 'th', 'ngh', 'đ', 'qu', 'ch'),
      fc.constantFrom('a', 'oa', 'uy', 'ươ', 'iê', 'uê', 'ă', 'oă', 'yê'),
      fc.constantFrom('', 'n', 'ng', 'm', 't', 'nh'),
    )
    .map((parts) => parts.join('').split('')),
  tone: fc.constantFrom('', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'),
});
