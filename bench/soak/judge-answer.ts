import { isErrorCode } from '../../platform/errors.ts';
import { findDifference, leadsToNull, type Path } from './find-difference.ts';

/** An answer under suspicion. */
export interface Case {
  /** The data of an answer in which nothing failed. */
  readonly expected: unknown;
  /** The body of the answer. */
  readonly text: string;
  /** The sectors that were ill at some time while it was made. */
  readonly ill: ReadonlySet<string>;
  /** The client allowed so little time that any sector may have been too slow. */
  readonly isHurried: boolean;
}

interface AnswerError {
  readonly message: string;
  readonly path?: Path;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * An answer is right when it is exactly the expected one, or has nulls at places for each of which there is an error of
 * the table, of a sector that was ill then.
 * @returns what is wrong with it, a sentence; undefined when it is right.
 */
export function judgeAnswer({ expected, text, ill, isHurried }: Case): string | undefined {
  const answer = parseObject(text);
  if (!answer) return 'an answer that is not a JSON object';
  const errors = (answer['errors'] ?? []) as readonly AnswerError[];
  const faulty = errors.map((error) => judgeError(error, ill, isHurried)).find((it) => it !== undefined);
  if (faulty !== undefined) return faulty;
  if (!('data' in answer)) return isHurried && errors.length > 0 ? undefined : 'an answer without data';
  const { data } = answer;
  const paths = errors.flatMap(({ path }) => (path ? [path] : []));
  if (paths.some((path) => !leadsToNull(data, path))) return 'an error at a place that is filled';
  const explainsAll = errors.some(({ path }) => !path);
  const difference = findDifference({ expected, given: data, paths, explainsAll });
  return difference === undefined ? undefined : `a wrong answer at ${difference}`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Every error is typed, explained by a fault, and silent about what is behind it. */
function judgeError(
  { message, extensions }: AnswerError,
  ill: ReadonlySet<string>,
  isHurried: boolean,
): string | undefined {
  return (
    judgeForm(message, extensions) ??
    (isExplained(extensions, ill, isHurried)
      ? undefined
      : `an error that nothing explains: ${describe(extensions)}, ${message}`)
  );
}

function describe({ code, reason }: AnswerError['extensions']): string {
  return typeof reason === 'string' ? `${String(code)} (${reason})` : String(code);
}

function judgeForm(message: string, extensions: AnswerError['extensions']): string | undefined {
  const { code, nextStep, requestId } = extensions;
  if (!isErrorCode(code)) return `an error without a known code: ${message}`;
  if (typeof nextStep !== 'string' || typeof requestId !== 'string')
    return `an error ${code} without next step or request id`;
  const unknown = Object.keys(extensions).find((key) => !EXTENSIONS.has(key));
  if (unknown !== undefined) return `an error with the unknown extension "${unknown}"`;
  return LEAK.test(message) ? `an error that says too much: ${message}` : undefined;
}

/** By a sector that was ill, or by a client that allowed too little time. */
function isExplained(
  { code, service, reason }: AnswerError['extensions'],
  ill: ReadonlySet<string>,
  isHurried: boolean,
): boolean {
  if (code === 'DEADLINE_EXCEEDED') return isHurried;
  return code === 'SECTOR_UNAVAILABLE' && (ill.has(String(service)) || (isHurried && reason === 'timeout'));
}

const EXTENSIONS: ReadonlySet<string> = new Set([
  'code',
  'service',
  'argument',
  'reason',
  'nextStep',
  'retryAfterSeconds',
  'requestId',
  'omittedErrors',
]);

/** Addresses, causes, stack traces, statements. */
const LEAK = /\d+\.\d+\.\d+\.\d+|localhost|\bE[A-Z]{5,}\b|\bat .+:\d+|node_modules|\bselect\b.*\bfrom\b/i;
