/** @throws TypeError unless the text of a command line is a whole number above zero. */
export function readWholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError(`"${text}" is not a whole number above zero`);
  return Number(text);
}
