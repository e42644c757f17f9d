/** How much a JSON text holds. */
export interface JsonMeasures {
  /** Values, those in lists and objects with them; at most, since an empty list or object counts as two. */
  readonly values: number;
  /** Lists and objects within each other. */
  readonly depth: number;
}

/** Measures a text before it is parsed: what that takes depends on the values, not on the bytes. Right for JSON. */
export function measureJson(text: string): JsonMeasures {
  let values = 1;
  let level = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === COMMA) values += 1;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      values += 1;
      level += 1;
      if (level > depth) depth = level;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level -= 1;
  }
  return { values, depth };
}

/** Where the quote stands that ends the string beginning here. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  for (
    let code = text.charCodeAt(index);
    code !== QUOTE && index < text.length;
    code = text.charCodeAt(index)
  )
    index += code === BACKSLASH ? 2 : 1;
  return index;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
