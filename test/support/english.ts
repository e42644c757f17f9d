import { textsOf } from '../../platform/errors.ts';

/** Asks a gateway for errors in English: most tests read that. */
export const IN_ENGLISH = { 'accept-language': 'en' } as const;

/** A register's answer as a gateway tells it to callers who want English. */
export function inEnglish<Answer extends object>(answer: Answer): Answer {
  const { errors } = answer as { readonly errors?: readonly { readonly message: string }[] };
  return errors ? { ...answer, errors: errors.map(errorInEnglish) } : answer;
}

/** One error of a register or of the code in it. */
export function errorInEnglish<One extends { readonly message: string; readonly extensions?: unknown }>(
  error: One,
): One {
  const { message, nextStep } = textsOf(error);
  const { en, ...extensions } = (error.extensions ?? {}) as Readonly<Record<string, unknown>>;
  if (en === undefined) return error;
  return { ...error, message: message?.en ?? '', extensions: { ...extensions, nextStep: nextStep?.en } };
}
