/** A script may put the citizen's number into the operation's name; a name with five digits in a row is not logged. */
export function safeName(name: string): string {
  return name.length <= 64 && !/\d{5}/.test(name) ? name : '(withheld)';
}
