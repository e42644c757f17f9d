/** What PostgreSQL's programs see of our environment: nothing of the caller's PG* variables, languages or secrets. */
export function programEnvironment(): Readonly<Record<string, string>> {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
