import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration is unusable; `problems` lists every one of them, a sentence each. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is unusable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/**
 * Reads and checks environment variables once.
 * @returns the parsed values, frozen.
 * @throws ConfigurationError naming every variable that is wrong, not only the first.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  environment: Environment,
  shape: Shape,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return Object.freeze(result.data);
  throw new ConfigurationError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

/** A TCP port below 32768: above it an outgoing connection of this machine may own the port. */
export const port = (fallback: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce
    .number({ error: 'a port is a whole number' })
    .int('a port is a whole number')
    .min(0, 'a port is 0 (any free one) to 65535')
    .max(65_535, 'a port is 0 (any free one) to 65535')
    .default(fallback);

/** A postgresql:// address. */
export const postgresUrl = z.string().refine(isPostgresUrl, {
  error: 'expected postgresql://user:password@host:port/database',
});

function isPostgresUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol);
}
