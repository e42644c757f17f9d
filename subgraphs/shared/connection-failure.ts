/**
 * SQLSTATE classes (PostgreSQL, appendix A) that say nothing against the statement: connection (08), access refused
 * (28, 42501), no such database (3D), rollback (40), resources and disk (53), object in use (55), intervention and
 * timeouts (57), system (58), configuration file (F0), damaged data (XX); and the socket's own codes.
 */
const UNREACHABLE =
  /^((08|28|3D|40|53|55|57|58|F0|XX)...|42501|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/;

/** True where the database did not do the work, whatever it was; false where it refused the statement for what it says. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.test(error.code);
  return /timeout|terminated|ended|closed/i.test(error.message);
}
