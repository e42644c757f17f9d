/** The oldest Node that has all we use; `engines` in package.json says the same to npm, which only warns. */
const OLDEST = [22, 17] as const;

/**
 * Ends the process with a sentence when this Node is too old. Must run before anything else is imported, and must be
 * written so that old Nodes can read it: their own message would be about some missing module.
 */
export function refuseOldNode(version: string = process.versions.node): void {
  if (!isOldNode(version)) return;
  process.stderr.write(
    `This is Node ${version}, but Node ${OLDEST.join('.')} or newer is needed.\n` +
      'On Linux x64 `npm ci` installs one for this project: use it without --omit=optional, and start with npm.\n' +
      'On other systems install a current Node: https://nodejs.org\n',
  );
  process.exit(1);
}

/** True below the oldest Node that has all we use. */
export function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
