/** The arguments that made a report what it is, as text; where it was written to is nobody's concern. */
export function shownArguments(args: readonly string[]): string {
  const isShown = (arg: string, index: number): boolean =>
    arg !== '--write-docs' && !arg.startsWith('--json') && args[index - 1] !== '--json';
  return args.filter(isShown).join(' ');
}
