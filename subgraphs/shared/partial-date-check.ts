/** The check of a column that holds a date as far as it is known: `2020`, `2020-05` or `2020-05-17`. */
export function partialDateCheck(name: string, column: string) {
  return { name, expression: String.raw`"${column}" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'` };
}
