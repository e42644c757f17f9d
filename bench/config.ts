/** What a program needs to run at all; any other variable could make two runs of a benchmark differ. */
const INHERITED = ['HOME', 'LANG', 'PATH', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

/** The environment of measured processes, before the settings that a benchmark gives them. */
export function inheritedEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  const entries = INHERITED.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
