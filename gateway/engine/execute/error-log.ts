import { bilingual } from '../../../platform/language.ts';
import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';

/** An error of the answer, before the request id is added. */
export interface LocatedError extends ErrorFace {
  readonly path: ResponsePath | undefined;
}

/** More errors of a service help nobody: a list of a thousand citizens without a land register says so once too often. */
export const MAX_ERRORS = 100;

/**
 * The errors of one request: one per place and service, at most `MAX_ERRORS` of each service. Beyond that one without
 * a place stands for all further ones of the service, so that no null is without an error.
 */
export class ErrorLog {
  readonly errors: LocatedError[] = [];
  readonly #seen = new Set<string>();
  /** Errors by service; those of no service under the empty name. */
  readonly #counts = new Map<string, number>();
  /** Paths with an error at or beneath them; built when first asked. */
  #beneath: ReadonlySet<string> | undefined;

  add(face: ErrorFace, path: ResponsePath | undefined): void {
    const service = face.extensions.service ?? '';
    if (this.isFullOf(service)) return;
    const key = `${service}\0${face.extensions.code}\0${JSON.stringify(path)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#beneath = undefined;
    const others = this.#counts.get(service) ?? 0;
    this.#counts.set(service, others + 1);
    this.errors.push(others < MAX_ERRORS || !path ? { ...face, path } : standingForAll(face));
  }

  /**
   * Gives every error that has a place another one; undefined takes the error out. An error that moves up to a parent
   * is left out when the same register is blamed further down: it was told where it hurts.
   */
  relocate(placeOf: (path: ResponsePath) => ResponsePath | undefined): void {
    const moved = this.errors.splice(0).map((error) => ({ error, path: error.path && placeOf(error.path) }));
    this.#seen.clear();
    this.#counts.clear();
    this.#beneath = undefined;
    for (const { error, path } of moved) {
      if ((error.path && !path) || isToldBelow({ error, path }, moved)) continue;
      this.add(faceOf(error), path && path.length > 0 ? path : undefined);
    }
  }

  /** The face of an error that keeps the value at a path from being there. */
  causeAt(path: ResponsePath): ErrorFace | undefined {
    const cause = this.errors.find(
      (error) => error.path && (isAtOrBeneath(error.path, path) || isAtOrBeneath(path, error.path)),
    );
    return cause && faceOf(cause);
  }

  /** True when nothing of the service is added any more: its last error stands for all further ones. */
  isFullOf(service: string): boolean {
    return (this.#counts.get(service) ?? 0) > MAX_ERRORS;
  }

  /** True when some error already says why there is nothing at the path. */
  explains(path: ResponsePath): boolean {
    if (this.errors.length === 0) return false;
    this.#beneath ??= new Set(this.errors.flatMap((error) => prefixes(error.path ?? [])));
    return this.#beneath.has(JSON.stringify(path)) || this.#explainsFromAbove(path);
  }

  #explainsFromAbove(path: ResponsePath): boolean {
    return this.errors.some((error) => error.path === undefined || isAtOrBeneath(path, error.path));
  }
}

function standingForAll({ message, extensions }: ErrorFace): LocatedError {
  return { message: bilingual`${message} ${FURTHER}`, extensions, path: undefined };
}

const FURTHER = { vi: 'Ở những chỗ khác cũng vậy.', en: 'So it is at further places.' };

interface MovedError {
  readonly error: LocatedError;
  readonly path: ResponsePath | undefined;
}

/** True for an error that has moved up, while another of the same service stands further down. */
function isToldBelow({ error, path }: MovedError, all: readonly MovedError[]): boolean {
  if (!path || path.length === error.path?.length) return false;
  return all.some((other) => other.path && isSameService(other.error, error) && isBeneath(other.path, path));
}

function faceOf({ message, extensions }: LocatedError): ErrorFace {
  return { message, extensions };
}

function isSameService(a: LocatedError, b: LocatedError): boolean {
  return a.extensions.service === b.extensions.service;
}

function isBeneath(path: ResponsePath, above: ResponsePath): boolean {
  return path.length > above.length && isAtOrBeneath(path, above);
}

function isAtOrBeneath(path: ResponsePath, above: ResponsePath): boolean {
  return above.length <= path.length && above.every((step, index) => step === path[index]);
}

function prefixes(path: ResponsePath): readonly string[] {
  return path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
}
