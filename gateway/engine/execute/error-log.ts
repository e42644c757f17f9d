import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';

/** An error of the answer, before the request id is added. */
export interface LocatedError extends ErrorFace {
  readonly path: ResponsePath | undefined;
}

/** More errors than this help nobody: a list of a thousand vehicles without a land register says so once too often. */
export const MAX_ERRORS = 100;

/** The errors of one request: one per place and service, at most `MAX_ERRORS`. */
export class ErrorLog {
  readonly errors: LocatedError[] = [];
  readonly #seen = new Set<string>();
  /** Paths with an error at or beneath them; built when first asked. */
  #beneath: ReadonlySet<string> | undefined;

  add(face: ErrorFace, path: ResponsePath | undefined): void {
    if (this.isFull) return;
    const key = `${face.extensions.service ?? ''}\0${face.extensions.code}\0${JSON.stringify(path)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#beneath = undefined;
    this.errors.push({ ...face, path });
  }

  /** Gives every error that has a place another one; undefined takes the error out. */
  relocate(placeOf: (path: ResponsePath) => ResponsePath | undefined): void {
    const errors = this.errors.splice(0);
    this.#seen.clear();
    this.#beneath = undefined;
    for (const error of errors) {
      const path = error.path && placeOf(error.path);
      if (path || !error.path) this.add({ message: error.message, extensions: error.extensions }, path);
    }
  }

  get isFull(): boolean {
    return this.errors.length >= MAX_ERRORS;
  }

  /** True when some error already says why there is nothing at the path. */
  explains(path: ResponsePath): boolean {
    if (this.errors.length === 0) return false;
    if (this.isFull) return true;
    this.#beneath ??= new Set(this.errors.flatMap((error) => prefixes(error.path ?? [])));
    return this.#beneath.has(JSON.stringify(path)) || this.#explainsFromAbove(path);
  }

  #explainsFromAbove(path: ResponsePath): boolean {
    return this.errors.some(
      (error) =>
        error.path === undefined ||
        (error.path.length <= path.length && error.path.every((step, index) => step === path[index])),
    );
  }
}

function prefixes(path: ResponsePath): readonly string[] {
  return path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
}
